package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/**
 * Terminals that are wrong as they are in the field: the board and the month stay right, and the
 * terminal's own answer says what happened and how to mend it.
 */
class BrokenClocksIT {
  private static final String DAY = "/api/v1/homes/H01/days/2021-11-05";
  private static final String HISTORY = "/api/v1/devices/ZK-01/history";

  @TempDir private Path folder;
  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway =
        RunningGateway.start(folder.resolve("data"), FakeClock.at("2021-11-05T08:30:05+08:00"));
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002");
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void holdsWhatATerminalTwoHoursAheadSaysUntilSomebodyStatesItsError() {
    punches("NP001", "2021-11-05 10:30:05", "0");
    gateway.clock().set("2021-11-05T08:31:00+08:00");
    punches("NP002", "2021-11-05 10:31:00", "0");

    assertThat(states()).containsOnly(Map.entry("P001", "ABSENT"), Map.entry("P002", "ABSENT"));
    assertThat(checkIns())
        .allSatisfy(
            checkIn -> {
              assertThat(checkIn.getMap()).containsEntry("clockOffsetSeconds", 7_200);
              assertThat(checkIn.getJsonArray("flags")).containsExactly("CLOCK_DRIFT");
              assertThat(checkIn.getString("reason")).isEqualTo("CLOCK_SKEW");
            });
    assertThat(device().getString("clock")).isEqualTo("drift");
    assertThat(finding("CLOCK_DRIFT").getString("detail"))
        .isEqualTo("the terminal's clock is 7200 s ahead");
    assertThat(finding("CLOCK_SKEW").getString("detail"))
        .startsWith("2 check-ins of a time that had not come yet, 2021-11-05T10:30:05+08:00 to ");
    assertThat(finding("CLOCK_SKEW").getString("mend"))
        .contains("a clock-rules row for ZK-01 with ahead_seconds 7200", "/release");

    states("2021-11-05", "2021-11-06", 7_200);

    assertThat(states())
        .containsOnly(Map.entry("P001", "INCOMPLETE"), Map.entry("P002", "INCOMPLETE"));
    assertThat(checkIns())
        .allSatisfy(
            checkIn -> {
              assertThat(checkIn.getMap()).containsEntry("clockOffsetSeconds", 0);
              assertThat(checkIn.getJsonArray("flags")).isEmpty();
            });
    assertThat(codes()).containsExactly("CLOCK_DRIFT");
    gateway.clock().set("2021-11-05T16:00:00+08:00");
    punches("NP001", "2021-11-05 18:00:00", "1");
    assertThat(month("P001")).isEqualTo("FULL_DAY");
  }

  @Test
  void countsWhatATerminalTwoHoursBehindSaysAndMarksIt() {
    gateway.clock().set("2021-11-05T10:30:00+08:00");
    punches("NP001", "2021-11-05 08:30:00", "0");

    assertThat(checkIns())
        .singleElement()
        .satisfies(
            checkIn -> {
              assertThat(checkIn.getMap())
                  .containsEntry("status", "counted")
                  .containsEntry("clockOffsetSeconds", -7_200);
              assertThat(checkIn.getJsonArray("flags")).containsExactly("CLOCK_DRIFT");
            });
    JsonObject event =
        Reply.objects(gateway.get("/api/v1/persons/P001/days/2021-11-05").ok(), "events").get(0);
    assertThat(event.getJsonArray("flags")).containsExactly("CLOCK_DRIFT");
    assertThat(event.getInteger("clockOffsetSeconds")).isEqualTo(-7_200);
    assertThat(finding("CLOCK_DRIFT").getString("detail"))
        .isEqualTo("the terminal's clock is 7200 s behind");
  }

  @Test
  void holdsWhatATerminalWithADeadBatterySays() {
    punches("NP001", "2000-01-01 00:00:10", "0");

    assertThat(states()).containsEntry("P001", "ABSENT");
    assertThat(device().getString("clock")).isEqualTo("unknown");
    assertThat(finding("STALE").getString("detail"))
        .isEqualTo(
            "1 check-in of a time long ago, 2000-01-01T00:00:10+08:00: held;"
                + " the battery of the clock may be dead");
    assertThat(finding("STALE").getString("mend")).contains("set the clock", "clock-rules");

    states("2000-01-01", "2000-02-01", -689_416_195);

    assertThat(codes()).isEmpty();
    assertThat(states()).containsEntry("P001", "INCOMPLETE");
  }

  @Test
  void countsNothingTwiceThatATerminalRepeats() {
    gateway.clock().set("2021-11-05T08:30:05+08:00");
    punches("NP001", "2021-11-05 08:30:00", "0");
    gateway.clock().set("2021-11-05T16:00:05+08:00");
    punches("NP001", "2021-11-05 16:00:00", "1");
    String once = gateway.get(DAY).ok().getJsonArray("people").encode();

    for (int i = 0; i < 9; i++) {
      punches("NP001", "2021-11-05 08:30:00", "0");
    }
    upload("NP001\t2021-11-05 08:30:00\t0\t1\nNP001\t2021-11-05 16:00:00\t1\t1\n");

    assertThat(gateway.get(DAY).ok().getJsonArray("people").encode()).isEqualTo(once);
    assertThat(month("P001")).isEqualTo("FULL_DAY");
    assertThat(device().getString("clock"))
        .as("what is repeated is late, not wrong")
        .isEqualTo("ok");
    assertThat(finding("REPEATED").getInteger("checkIns")).isEqualTo(11);
    assertThat(codes()).containsExactly("REPEATED");
  }

  @Test
  void saysTheSameAfterTheLedgerWasBuiltAnew() {
    punches("NP001", "2021-11-05 10:30:05", "0");
    gateway.clock().advance(Duration.ofMinutes(1));
    punches("NP001", "2021-11-05 10:30:05", "0");
    List<JsonObject> before = checkIns();
    gateway.close();

    assertThat(folder.resolve("data/ledger.db").toFile().delete()).isTrue();
    gateway =
        RunningGateway.start(folder.resolve("data"), FakeClock.at("2021-11-05T08:32:00+08:00"));
    gateway.awaitApplied();

    assertThat(checkIns()).isEqualTo(before);
    assertThat(finding("REPEATED").getInteger("checkIns")).isEqualTo(1);
  }

  private void punches(String number, String time, String status) {
    upload(number + "\t" + time + "\t" + status + "\t1\n");
  }

  private void upload(String lines) {
    gateway.device(RawSocket.post("/iclock/cdata?SN=GATE0001&table=ATTLOG", lines));
  }

  private void states(String from, String to, long aheadSeconds) {
    gateway
        .importCsv(
            "clock-rules",
            "device_id,from,to,ahead_seconds,reason\nZK-01,%s,%s,%d,seen at the terminal\n"
                .formatted(from, to, aheadSeconds))
        .ok();
    gateway.awaitApplied();
  }

  private Map<String, String> states() {
    return Reply.objects(gateway.get(DAY).ok(), "people").stream()
        .collect(
            Collectors.toMap(
                person -> person.getString("person"), person -> person.getString("state")));
  }

  private String month(String person) {
    JsonObject month = gateway.get("/api/v1/persons/" + person + "/months/202111").ok();
    return Reply.objects(Reply.objects(month, "homes").get(0), "days").stream()
        .filter(day -> day.getString("date").equals("2021-11-05"))
        .map(day -> day.getString("state"))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonObject> checkIns() {
    return gateway.get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06").list("items");
  }

  private JsonObject device() {
    return gateway.get("/api/v1/devices").list("items").get(0);
  }

  private List<String> codes() {
    return gateway.get(HISTORY).list("findings").stream()
        .map(finding -> finding.getString("code"))
        .toList();
  }

  private JsonObject finding(String code) {
    return gateway.get(HISTORY).list("findings").stream()
        .filter(finding -> finding.getString("code").equals(code))
        .findFirst()
        .orElseThrow();
  }
}
