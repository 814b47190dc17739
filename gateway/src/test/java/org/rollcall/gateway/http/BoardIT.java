package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** The board of a home at 10:24: who is there, who was, who is not. */
@ExtendWith(OneGateway.class)
final class BoardIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final String TODAY = "2021-11-05";

  private final RunningGateway gateway;

  BoardIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "HERE", "LATE", "LEFT", "BACK", "AWAY", "EXCUSED", "OFF", "GUEST");
    gateway
        .importCsv(
            "enrolments",
            """
            person_id,home,from,to,mode,weekly_plan,start,end
            OFF,H01,2021-10-01,,day,1234,08:30,16:00
            GUEST,H01,2021-10-01,,day,1234,08:30,16:00
            """)
        .ok();
    gateway
        .importCsv("leaves", "person_id,from,to,kind,reason\nEXCUSED,2021-11-05,2021-11-06,病假,\n")
        .ok();
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    gateway
        .checkIn(
            TOKEN,
            List.of(
                Seeds.punch("NHERE", "in", "2021-11-05T08:40:00"),
                Seeds.punch("NLATE", "in", "2021-11-05T08:40:01"),
                Seeds.punch("NLEFT", "in", "2021-11-05T08:00:00"),
                Seeds.punch("NLEFT", "out", "2021-11-05T10:10:00"),
                Seeds.punch("NBACK", "in", "2021-11-05T08:00:00"),
                Seeds.punch("NBACK", "out", "2021-11-05T09:00:00"),
                Seeds.punch("NBACK", "in", "2021-11-05T10:00:00"),
                Seeds.punch("NGUEST", "in", "2021-11-05T08:20:00"),
                Seeds.punch("9001", "in", "2021-11-05T08:31:00"),
                Seeds.punch("9001", "in", "2021-11-05T08:32:00"),
                Seeds.punch("9002", "in", "2021-11-05T09:05:00")))
        .ok();
  }

  @Test
  void countsWhoArrivedWhetherStillThereOrNot() {
    assertThat(board("H01", TODAY).getJsonObject("counts"))
        .isEqualTo(
            new JsonObject()
                .put("expected", 6)
                .put("present", 5)
                .put("late", 1)
                .put("absent", 1)
                .put("left", 1)
                .put("excused", 1)
                .put("unknownCredentials", 2));
  }

  @Test
  void saysOfEverybodyInOneWordWhereTheyAre() {
    assertThat(Reply.objects(board("H01", TODAY), "people"))
        .extracting(person -> person.getString("person") + " " + person.getString("presence"))
        .containsExactly(
            "AWAY ABSENT",
            "BACK PRESENT",
            "EXCUSED EXCUSED",
            "GUEST PRESENT",
            "HERE PRESENT",
            "LATE PRESENT",
            "LEFT LEFT",
            "OFF NOT_EXPECTED");
  }

  @Test
  void showsTimesOfTheHomeAndTheLastTerminal() {
    JsonObject left = person("LEFT");
    assertThat(left.getString("in")).isEqualTo("2021-11-05T08:00:00+08:00");
    assertThat(left.getString("out")).isEqualTo("2021-11-05T10:10:00+08:00");
    assertThat(left.getString("device")).isEqualTo("J1");
    assertThat(left.getString("name")).isEqualTo("测*T");
    JsonObject back = person("BACK");
    assertThat(back.getString("in")).isEqualTo("2021-11-05T08:00:00+08:00");
    assertThat(back.getValue("out")).isNull();
    assertThat(back.getString("start")).isEqualTo("08:30");
    assertThat(person("GUEST").getValue("start")).as("of somebody who is not expected").isNull();
    assertThat(person("LATE").getJsonArray("flags")).contains("LATE");
    assertThat(person("HERE").getJsonArray("flags")).doesNotContain("LATE");
  }

  @Test
  void gathersThePunchesOfAnUnknownBadge() {
    assertThat(Reply.objects(board("H01", TODAY), "unknown"))
        .containsExactly(
            new JsonObject()
                .put("number", "9001")
                .put("device", "J1")
                .put("firstAt", "2021-11-05T08:31:00+08:00")
                .put("lastAt", "2021-11-05T08:32:00+08:00")
                .put("count", 2),
            new JsonObject()
                .put("number", "9002")
                .put("device", "J1")
                .put("firstAt", "2021-11-05T09:05:00+08:00")
                .put("lastAt", "2021-11-05T09:05:00+08:00")
                .put("count", 1));
  }

  @Test
  void isAsOfTheMomentOfTheAnswer() {
    gateway.clock().set("2021-11-05T10:30:00+08:00");
    JsonObject board = board("H01", TODAY);
    assertThat(board.getString("asOf")).isEqualTo("2021-11-05T02:30:00Z");
    assertThat(board.getString("appliedAt")).isEqualTo("2021-11-05T02:24:00Z");
    gateway.clock().set(OneGateway.NOW);
  }

  @Test
  void showsNobodyAsExpectedOnADayOff() {
    JsonObject sunday = board("H01", "2021-11-07");
    assertThat(sunday.getBoolean("open")).isFalse();
    assertThat(sunday.getString("dayKind")).isEqualTo("WEEKEND");
    assertThat(sunday.getJsonObject("counts").getInteger("expected")).isZero();
    assertThat(sunday.getJsonObject("counts").getInteger("absent")).isZero();
  }

  @Test
  void namesTheHolidayAndTheMakeUpWorkday() {
    assertThat(board("H01", "2021-10-01").getString("dayName")).isEqualTo("国庆节");
    JsonObject makeUp = board("H01", "2021-10-09");
    assertThat(makeUp.getString("dayKind")).isEqualTo("MAKEUP_WORKDAY");
    assertThat(makeUp.getBoolean("open")).isTrue();
  }

  @Test
  void isEmptyForAHomeWithoutAnybody() {
    JsonObject board = board("H02", TODAY);
    assertThat(board.getString("name")).isEqualTo("浦口残疾人之家");
    assertThat(board.getJsonArray("people")).isEmpty();
    assertThat(board.getJsonObject("counts").getInteger("expected")).isZero();
  }

  private JsonObject board(String home, String date) {
    return gateway.get("/api/v1/homes/" + home + "/days/" + date).ok();
  }

  private JsonObject person(String id) {
    return Reply.objects(board("H01", TODAY), "people").stream()
        .filter(person -> person.getString("person").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
