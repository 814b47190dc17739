package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** A rule is tried over a past period: what moves is shown, and nothing is stored. */
@ExtendWith(OneGateway.class)
final class PolicyLabIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final String LAB =
      "/api/v1/policy-lab?orgUnit=330683&period=2021Q4&indicator=ATTENDANCE_RATE";

  private final RunningGateway gateway;

  PolicyLabIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  /** A has 200 minutes on Monday and 240 on Tuesday, B has 100 on Monday. */
  @BeforeAll
  static void seed(RunningGateway gateway) {
    gateway.clock().set("2022-01-10T08:00:00+08:00");
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "A", "B");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    gateway
        .checkIn(
            TOKEN,
            List.of(
                Seeds.punch("NA", "in", "2021-11-01T08:30:00"),
                Seeds.punch("NA", "out", "2021-11-01T11:50:00"),
                Seeds.punch("NA", "in", "2021-11-02T08:30:00"),
                Seeds.punch("NA", "out", "2021-11-02T12:30:00"),
                Seeds.punch("NB", "in", "2021-11-01T08:30:00"),
                Seeds.punch("NB", "out", "2021-11-01T10:10:00")))
        .ok();
    gateway.awaitApplied();
  }

  @Test
  void showsWhoMovesAndStoresNothing() {
    long journal = gateway.journalEnd();
    JsonObject answer =
        gateway
            .post(LAB, new JsonObject().put("fullDayMinutes", 200).put("halfDayMinutes", 100))
            .ok();
    assertThat(Reply.objects(answer, "moved"))
        .extracting(
            day ->
                "%s %s %s -> %s"
                    .formatted(
                        day.getString("date"),
                        day.getString("person"),
                        day.getString("before"),
                        day.getString("after")))
        .containsExactly(
            "2021-11-01 A HALF_DAY -> FULL_DAY", "2021-11-01 B PRESENT_SHORT -> HALF_DAY");
    assertThat(answer.getInteger("homesMoved")).isEqualTo(1);
    assertThat(answer.getInteger("peopleMoved")).isEqualTo(2);
    JsonObject row = Reply.objects(answer, "rows").get(0);
    assertThat(row.getJsonObject("before").getInteger("numerator")).isEqualTo(3);
    assertThat(row.getJsonObject("after").getInteger("numerator")).isEqualTo(5);
    assertThat(row.getJsonObject("after").getInteger("denominator"))
        .isEqualTo(row.getJsonObject("before").getInteger("denominator"));
    assertThat(gateway.journalEnd()).isEqualTo(journal);
    assertThat(pulled()).as("what the federation pulls").isEqualTo(3);
  }

  @Test
  void movesNobodyUnderThePolicyInForce() {
    JsonObject answer = gateway.post(LAB, new JsonObject().put("fullDayMinutes", 240)).ok();
    assertThat(answer.getJsonArray("moved")).isEqualTo(new JsonArray());
  }

  @Test
  void refusesParametersThatDoNotGoTogether() {
    Reply reply = gateway.post(LAB, new JsonObject().put("fullDayMinutes", 60));
    assertThat(reply.verdict()).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.json().getString("detail")).contains("fullDayMinutes");
  }

  private int pulled() {
    return Reply.objects(
            gateway
                .get("/api/v1/indicators?orgUnit=330683&period=2021Q4&indicator=ATTENDANCE_RATE")
                .ok(),
            "rows")
        .get(0)
        .getInteger("numerator");
  }
}
