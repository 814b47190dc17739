package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.zkteco.Dialect;
import org.rollcall.device.zkteco.TerminalUsers;
import org.rollcall.device.zkteco.ZktecoTerminal;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** People brought onto a terminal: looked at, done, interrupted, refused. */
final class PeopleSyncIT {
  private static final String PREVIEW = "/api/v1/devices/ZK-01/people/preview";
  private static final String SYNC = "/api/v1/devices/ZK-01/people/sync";
  private static final String[] NAMES = {"联通", "王小明", "欧阳小花", "李四"};

  @TempDir private Path folder;
  private final FakeClock clock = FakeClock.at(OneGateway.NOW);
  private final Vertx vertx = Vertx.vertx();
  private RunningGateway gateway;
  private TerminalUsers users = new TerminalUsers(Charset.forName("GBK"), 100);

  @BeforeEach
  void start() {
    gateway = RunningGateway.start(folder.resolve("data"), clock);
    Seeds.orgUnits(gateway);
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
    people(NAMES);
  }

  @AfterEach
  void stop() {
    gateway.close();
    await(vertx.close());
  }

  @ParameterizedTest
  @CsvSource({"ATTENDANCE,GBK", "ATTENDANCE,UTF-8", "SECURITY,GBK", "SECURITY,UTF-8"})
  void putsTheRegistrysPeopleOntoTheTerminal(Dialect dialect, Charset charset) throws Exception {
    users = new TerminalUsers(charset, 100);
    users.enrol("7001", "联通");
    users.enrol("7002", "王晓明");
    users.enrol("99", "陌生人");
    try (Terminal terminal = terminal(dialect)) {
      JsonObject first = known(terminal);
      assertThat(numbers(first, "add")).containsExactly("7003", "7004");
      assertThat(first.getJsonArray("rename").getJsonObject(0).getString("before"))
          .isEqualTo("王*明");
      assertThat(numbers(first, "strangers")).containsExactly("99");
      assertThat(first.getInteger("stay")).isEqualTo(1);
      assertThat(first.getString("encoding")).isEqualTo(charset.name());
      assertThat(first.getJsonObject("capacity").getInteger("people")).isEqualTo(100);

      sync(first, false);
      terminal.poll();

      assertThat(users.names())
          .isEqualTo(
              Map.of("7001", "联通", "7002", "王小明", "7003", "欧阳小花", "7004", "李四", "99", "陌生人"));
      assertThat(states()).containsExactly("done", "done", "done");
      assertThat(gateway.get(SYNC).ok().getString("author")).isEqualTo("admin");
      JsonObject second = preview();
      assertThat(numbers(second, "add")).isEmpty();
      assertThat(numbers(second, "rename")).isEmpty();
      JsonObject asked = known(terminal);
      assertThat(numbers(asked, "add")).isEmpty();
      assertThat(numbers(asked, "rename")).isEmpty();
    }
  }

  @Test
  void goesOnAfterARestartOfEitherSide() throws Exception {
    String[] many = new String[25];
    for (int i = 0; i < many.length; i++) {
      many[i] = "张" + (char) ('一' + i);
    }
    people(many);
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      sync(known(terminal), false);
      terminal.poll();
      assertThat(users.names()).hasSize(10);
    }
    gateway.close();
    gateway = RunningGateway.start(folder.resolve("data"), clock);
    assertThat(states()).containsSequence("done", "pending").hasSize(25);
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      assertThat(users.names()).hasSize(20);
      terminal.poll();
      assertThat(users.names()).hasSize(25).containsEntry("7025", many[24]);
      assertThat(states()).containsOnly("done").hasSize(25);
      assertThat(numbers(known(terminal), "add")).isEmpty();
    }
  }

  @Test
  void writesNoNameDown() throws Exception {
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      users.enrol("99", "陌生人");
      sync(known(terminal), false);
      terminal.poll();
      for (Path file : List.of(memory("zkteco.json"), memory("zkteco-people.json"))) {
        if (Files.exists(file)) {
          assertThat(Files.readString(file)).doesNotContain(NAMES).doesNotContain("陌生人");
        }
      }
      assertThat(Files.readString(memory("zkteco-people.json"))).contains("7003", "admin");
      assertThat(gateway.get(SYNC).text()).doesNotContain(NAMES[1]).contains("王*明");
    }
  }

  @Test
  void removesOnlyWhenAskedAndOnlyWhomTheRegistryKnows() throws Exception {
    users.enrol("7001", "联通");
    users.enrol("7005", "以前的人");
    users.enrol("99", "陌生人");
    Seeds.persons(gateway, "G1");
    gateway
        .importCsv("credentials", "scope,number,person_id,from,to\nhome:H01,7005,G1,2021-10-01,\n")
        .ok();
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      JsonObject first = known(terminal);
      assertThat(numbers(first, "remove")).containsExactly("7005");

      sync(first, false);
      terminal.poll();
      assertThat(users.names()).containsKeys("7005", "99", "7004");
      sync(preview(), true);
      terminal.poll();

      assertThat(users.names()).containsOnlyKeys("7001", "7002", "7003", "7004", "99");
    }
  }

  @Test
  void tellsWhatTheTerminalRefused() throws Exception {
    users = new TerminalUsers(Charset.forName("GBK"), 100);
    users.refuse("7002", -1004);
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      sync(known(terminal), false);
      terminal.poll();

      assertThat(states()).containsExactly("done", "failed", "done", "done");
      JsonObject failed = gateway.get(SYNC).ok().getJsonArray("people").getJsonObject(1);
      assertThat(failed.getInteger("result")).isEqualTo(-1004);
      assertThat(failed.getString("meaning"))
          .isEqualTo("the terminal's settings have no place for this");
      assertThat(numbers(preview(), "add")).containsExactly("7002");
    }
  }

  @Test
  void sendsNobodyWhomTheRegistryHasChangedMeanwhile() throws Exception {
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      JsonObject first = known(terminal);
      sync(first, false);
      person(2, "王大明");
      terminal.poll();

      assertThat(states()).containsExactly("done", "failed", "done", "done");
      assertThat(users.names()).doesNotContainKey("7002");
    }
  }

  @Test
  void refusesWhatWasNotLookedAt() throws Exception {
    assertThat(gateway.get(SYNC).verdict()).isEqualTo("404 NOT_FOUND");
    assertThat(gateway.post(SYNC + "/cancel", new JsonObject()).verdict())
        .isEqualTo("409 SYNC_NOT_RUNNING");
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      JsonObject unknown = preview();
      assertThat(unknown.getJsonObject("list").getString("state")).isEqualTo("asked");
      assertThat(verdict(unknown)).isEqualTo("409 PEOPLE_UNKNOWN");
      terminal.poll();

      JsonObject first = preview();
      person(4, "李五");
      assertThat(verdict(first)).isEqualTo("409 PREVIEW_OUTDATED");
      assertThat(verdict(first.put("preview", "x"))).isEqualTo("409 PREVIEW_OUTDATED");

      sync(preview(), false);
      assertThat(verdict(preview())).isEqualTo("409 SYNC_NOT_STARTED");
      gateway.post(SYNC + "/cancel", new JsonObject()).ok();
      assertThat(states()).containsOnly("cancelled");
      terminal.poll();
      assertThat(users.names()).isEmpty();
    }
  }

  @Test
  void refusesMorePeopleThanTheTerminalHolds() throws Exception {
    users = new TerminalUsers(Charset.forName("GBK"), 100);
    for (int i = 0; i < 98; i++) {
      users.enrol(Integer.toString(100 + i), "陌生人");
    }
    try (Terminal terminal = terminal(Dialect.ATTENDANCE)) {
      JsonObject full = known(terminal);
      assertThat(full.getJsonObject("capacity").getBoolean("fits")).isFalse();
      assertThat(verdict(full)).isEqualTo("409 TERMINAL_FULL");
    }
  }

  @Test
  void doesNotOfferWhatAProtocolDoesNotHave() {
    Seeds.jsonTerminal(gateway, "J1", "H01", "token-of-the-terminal-J1");
    assertThat(gateway.post("/api/v1/devices/J1/people/preview", new JsonObject()).verdict())
        .isEqualTo("409 NO_PEOPLE");
  }

  /** A preview by a list that the terminal has just told. */
  private JsonObject known(Terminal terminal) throws Exception {
    gateway.post(PREVIEW, new JsonObject().put("ask", true)).ok();
    terminal.poll();
    JsonObject preview = preview();
    assertThat(preview.getJsonObject("list").getString("state")).isEqualTo("known");
    return preview;
  }

  private JsonObject preview() {
    return gateway.post(PREVIEW, new JsonObject()).ok();
  }

  private void sync(JsonObject preview, boolean remove) {
    gateway
        .post(
            SYNC,
            new JsonObject().put("preview", preview.getString("preview")).put("remove", remove))
        .ok();
  }

  private String verdict(JsonObject preview) {
    return gateway
        .post(SYNC, new JsonObject().put("preview", preview.getString("preview")))
        .verdict();
  }

  private List<String> states() {
    return gateway.get(SYNC).list("people").stream().map(one -> one.getString("state")).toList();
  }

  private static List<String> numbers(JsonObject preview, String part) {
    return preview.getJsonArray(part).stream()
        .map(one -> ((JsonObject) one).getString("number"))
        .toList();
  }

  private Path memory(String file) {
    return folder.resolve("data").resolve("adapters").resolve(file);
  }

  private void people(String... names) {
    for (int i = 0; i < names.length; i++) {
      person(i + 1, names[i]);
    }
    StringBuilder enrolments =
        new StringBuilder("person_id,home,from,to,mode,weekly_plan,start,end\n");
    StringBuilder badges = new StringBuilder("scope,number,person_id,from,to\n");
    for (int i = 1; i <= names.length; i++) {
      enrolments.append("P%03d,H01,2021-10-01,,day,12345,08:30,16:00\n".formatted(i));
      badges.append("home:H01,%d,P%03d,2021-10-01,\n".formatted(7000 + i, i));
    }
    gateway.importCsv("enrolments", enrolments.toString()).ok();
    gateway.importCsv("credentials", badges.toString()).ok();
  }

  private void person(int number, String name) {
    gateway.importCsv("persons", "person_id,name\nP%03d,%s\n".formatted(number, name)).ok();
    gateway.awaitApplied();
  }

  private Terminal terminal(Dialect dialect) throws Exception {
    Terminal terminal =
        new Terminal(
            new ZktecoTerminal(
                vertx,
                clock,
                ZktecoTerminal.Options.of("127.0.0.1", gateway.devicePort(), "GATE0001")
                    .with(dialect),
                users));
    await(terminal.wire().connect());
    // The question that every terminal is asked first.
    terminal.poll();
    return terminal;
  }

  /** A simulated terminal that a test closes. */
  private record Terminal(ZktecoTerminal wire) implements AutoCloseable {
    void poll() {
      await(wire.poll());
    }

    @Override
    public void close() {
      await(wire.close());
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
