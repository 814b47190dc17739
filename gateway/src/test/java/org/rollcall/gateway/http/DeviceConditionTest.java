package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** A terminal that is alive and unused is told apart from one that is gone. */
class DeviceConditionTest {
  @TempDir private static Path folder;
  private static LedgerWorld world;

  @BeforeAll
  static void begin() throws SQLException {
    world = Town.devices(LedgerWorld.begin(folder, "2021-11-05T00:00:00Z"));
  }

  @AfterAll
  static void end() throws SQLException {
    world.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // what | protocol | home | now | heard | last event | contact
    "used this morning,        zkteco, H01, 2021-11-05T11:00, 2021-11-05T10:59, 2021-11-05T08:20, ONLINE",
    "nobody came yet and it is early, zkteco, H01, 2021-11-05T10:29, 2021-11-05T10:29, 2021-11-04T16:00, ONLINE",
    "nobody came by half past ten,    zkteco, H01, 2021-11-05T10:30, 2021-11-05T10:29, 2021-11-04T16:00, QUIET",
    "never used,               zkteco, H01, 2021-11-05T10:30, 2021-11-05T10:29, -, QUIET",
    "closed on Saturdays,      zkteco, H01, 2021-11-06T11:00, 2021-11-06T10:59, 2021-11-05T16:00, ONLINE",
    "a spare in the cupboard,  zkteco, -,   2021-11-05T11:00, 2021-11-05T10:59, -, ONLINE",
    "gone for six minutes,     zkteco, H01, 2021-11-05T11:00, 2021-11-05T10:54, 2021-11-05T08:20, SILENT",
    "gone since yesterday,     zkteco, H01, 2021-11-05T11:00, 2021-11-04T16:00, 2021-11-04T16:00, SILENT",
    "registered only,          zkteco, H01, 2021-11-05T11:00, -, -, NEVER",
    "has nothing to say,       json,   H01, 2021-11-05T11:00, 2021-11-05T08:20, 2021-11-05T08:20, UNKNOWN",
    "has just said something,  json,   H01, 2021-11-05T08:25, 2021-11-05T08:20, 2021-11-05T08:20, ONLINE"
  })
  void namesTheContact(
      String what,
      String protocol,
      String home,
      String now,
      String heard,
      String lastEvent,
      DeviceCondition.Contact expected) {
    Instant instant = civil(now).orElseThrow();
    SilenceRule rule =
        new SilenceRule(
            key ->
                Optional.of(Duration.ofSeconds(30))
                    .filter(every -> key.protocol().equals("zkteco")),
            Clock.fixed(instant, ZoneOffset.UTC));
    assertThat(
            new DeviceCondition(rule)
                .contact(
                    new DeviceKey(protocol, "S1"),
                    Optional.of(home).filter(code -> !code.equals("-")),
                    civil(heard),
                    civil(lastEvent),
                    world.homes(),
                    instant))
        .as(what)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"PT60S,ok", "-PT60S,ok", "PT60.001S,drift", "-PT2H,drift"})
  void flagsAClockThatIsMoreThanAMinuteOff(Duration offset, String expected) {
    assertThat(DeviceCondition.clock(Optional.of(offset))).isEqualTo(expected);
    assertThat(DeviceCondition.clock(Optional.empty())).isEqualTo("unknown");
  }

  private static Optional<Instant> civil(String time) {
    return time.equals("-")
        ? Optional.empty()
        : Optional.of(OffsetDateTime.parse(time + ":00+08:00").toInstant());
  }
}
