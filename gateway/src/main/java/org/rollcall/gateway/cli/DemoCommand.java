package org.rollcall.gateway.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.cli.demo.Demonstration;
import org.rollcall.gateway.security.Accounts;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: a gateway with sixteen homes and invented people. Its clock starts at twenty past
 * eight of a working day, so that there is a morning to look at whatever the hour.
 */
@Command(
    name = "demo",
    description = "Invents sixteen homes, plays four weeks of terminals, and goes on live",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime BEGIN = LocalTime.of(8, 20);
  private static final int TOKEN_BYTES = 18;
  private static final long PLAY_WAIT_S = 120;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder, new or empty (default: a temporary one)")
  private @Nullable Path data;

  @Option(
      names = {"--http-port", "--port"},
      paramLabel = "N",
      defaultValue = "8080")
  private int httpPort;

  @Option(names = "--device-port", paramLabel = "N", defaultValue = "8081")
  private int devicePort;

  @Override
  public Integer call() throws Exception {
    Path folder = data == null ? Files.createTempDirectory("rollcall-demo-") : data;
    if (Files.exists(folder.resolve("journal.db"))) {
      throw new CommandException(
          folder + " holds data already: run serve on it, or give demo an empty folder");
    }
    Clock clock = workingMorning(Rollcall.clock());
    String token = token();
    Gateway gateway = Gateway.start(settings(folder, token), clock);
    Vertx vertx = Vertx.vertx();
    var stopped = ServeCommand.stopOnSignal(gateway);
    String address = "http://localhost:" + gateway.httpPort();
    ApiClient api = new ApiClient(URI.create(address), token);
    Demonstration demonstration =
        new Demonstration(
            vertx, clock, ZONE, (kind, csv) -> api.importCsv(kind, csv), gateway.devicePort());
    System.out.printf("people, homes and terminals: %s%n", demonstration.importAll());
    int punches = await(demonstration.catchUp());
    System.out.printf("four weeks played through the terminals' protocols: %d punches%n", punches);
    demonstration.goLive();
    String password = AccountCommand.madeUp();
    String accounts = accounts(folder, clock, password);
    announce(gateway, address, token, folder, clock, accounts + " with " + password);
    stopped.await();
    return 0;
  }

  private Settings settings(Path folder, String token) {
    Map<String, String> overrides = new HashMap<>();
    overrides.put("data", folder.toString());
    overrides.put("bind.host", "127.0.0.1");
    overrides.put("http.port", Integer.toString(httpPort));
    overrides.put("device.port", Integer.toString(devicePort));
    overrides.put("mqtt.port", "0");
    return SettingsReader.read(Optional.empty(), System.getenv(), overrides).withAdminToken(token);
  }

  /** An account for each role, named like it, bound to the first home and what lies above it. */
  private static String accounts(Path folder, Clock clock, String password) {
    Map<Role, Set<String>> units =
        Map.of(
            Role.HOME_MANAGER, Set.of("H01"),
            Role.TOWNSHIP, Set.of("330683001"),
            Role.COUNTY, Set.of("330683"));
    List<String> names = new ArrayList<>();
    for (Role role : Role.values()) {
      Principal principal =
          new Principal(role.code(), role, units.getOrDefault(role, Set.<String>of()));
      SecurityFolder.with(
          folder,
          database ->
              SecurityFolder.done(
                  new Accounts(database, clock)
                      .create(principal, password, SecurityFolder.AUTHOR)));
      names.add(role.code());
    }
    return String.join(", ", names);
  }

  private static void announce(
      Gateway gateway, String address, String token, Path folder, Clock clock, String accounts) {
    System.out.printf(
        """

        Rollcall is running on demonstration data (%s); its clock says %s.
          open      %s/homes/H01/today#token=%s
          ask       curl -H 'Authorization: Bearer %s' '%s/api/v1/indicators?orgUnit=330683&period=%s'
          terminals http://localhost:%d/iclock/
          accounts  %s
        Ctrl-C ends it.
        """,
        folder,
        clock.instant().atZone(ZONE).toLocalDateTime().withNano(0),
        address,
        token,
        token,
        address,
        clock.instant().atZone(ZONE).toLocalDate().toString().substring(0, 7).replace("-", ""),
        gateway.devicePort(),
        accounts);
    System.out.flush();
  }

  /** The given clock, put to the start of the last working day that has begun. */
  private static Clock workingMorning(Clock real) {
    ZonedDateTime now = real.instant().atZone(ZONE);
    LocalDate day = now.toLocalDate();
    WorkingCalendar calendar = WorkingCalendar.bundled();
    while (!calendar.isWorkingDay(day) || day.atTime(BEGIN).isAfter(now.toLocalDateTime())) {
      day = day.minusDays(1);
    }
    return Clock.offset(real, Duration.between(now, day.atTime(BEGIN).atZone(ZONE)));
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PLAY_WAIT_S, TimeUnit.SECONDS);
  }
}
