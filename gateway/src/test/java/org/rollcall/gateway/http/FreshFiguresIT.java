package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.cli.WorkedCounty;

/** What is asked for again is what is known by then: late facts, another registry, another day. */
final class FreshFiguresIT {
  private static final String SINCE = "&updatedSince=2021-12-01T08:00:05%2B08:00";

  private RunningGateway gateway;

  @BeforeEach
  void begin(@TempDir Path folder) {
    gateway = WorkedCounty.start(folder.resolve("data"));
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void sparesAnAnswerThatIsKnown() {
    String call = "/api/v1/indicators?orgUnit=X01&period=202111";
    String tag = send(call, "").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = send(call, tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(send(call, "\"other\"").statusCode()).isEqualTo(200);
    fullDay("J4", "K", "2021-11-30");
    assertThat(send(call, tag).statusCode()).isEqualTo(200);
  }

  @Test
  void leavesOutWhatIsOld() {
    gateway.clock().set("2021-12-01T08:00:10+08:00");
    assertThat(rows("X01" + SINCE)).isEmpty();
    fullDay("J4", "K", "2021-11-30");
    assertThat(rows("X01" + SINCE)).isNotEmpty();
    assertThat(rows("H01" + SINCE)).isEmpty();
    gateway.clock().set("2021-12-02T08:00:00+08:00");
    assertThat(rows("H01" + SINCE)).as("all of November had ended before").isEmpty();
    assertThat(rows("H01" + SINCE, "2021Q4")).as("a day of the quarter has ended").isNotEmpty();
  }

  @Test
  void countsALatePunchAsSoonAsTheLedgerHasIt() {
    assertThat(attendance("X01")).isEqualTo("6/12");
    fullDay("J4", "K", "2021-11-30");
    assertThat(attendance("X01")).isEqualTo("8/12");
    assertThat(attendance("330000")).isEqualTo("35/100");
  }

  @Test
  void followsTheRegistryAndWhatStaffWrites() {
    assertThat(attendance("X01")).isEqualTo("6/12");
    gateway
        .importCsv(
            "enrolments",
            "person_id,home,from,to,mode,weekly_plan,start,end\nE,X01,2021-11-30,,day,12345,,\n")
        .ok();
    assertThat(attendance("X01")).isEqualTo("6/14");
    gateway.importCsv("openings", "home,date,open,reason\nX01,2021-11-30,0,停电\n").ok();
    assertThat(attendance("X01")).isEqualTo("6/6");
    gateway
        .importCsv("leaves", "person_id,from,to,kind,reason\nC,2021-11-23,2021-12-01,病假,\n")
        .ok();
    assertThat(figure("ATTENDANCE_RATE_ADJUSTED", "H01")).isEqualTo("21/38");
  }

  @Test
  void expectsADayOnceItIsOver() {
    assertThat(figure("ATTENDANCE_RATE", "H01", "202112")).isEqualTo("0/0");
    gateway.clock().set("2021-12-02T00:00:00+08:00");
    assertThat(figure("ATTENDANCE_RATE", "H01", "202112")).isEqualTo("0/8");
  }

  private void fullDay(String terminal, String person, String date) {
    gateway
        .checkIn(
            "token-of-the-terminal-" + terminal,
            List.of(
                Seeds.punch(person, "in", date + "T08:30:00"),
                Seeds.punch(person, "out", date + "T12:30:00")))
        .ok();
    gateway.awaitApplied();
  }

  private String attendance(String unit) {
    return figure("ATTENDANCE_RATE", unit);
  }

  private String figure(String indicator, String unit) {
    return figure(indicator, unit, "202111");
  }

  private String figure(String indicator, String unit, String period) {
    JsonObject row = rows(unit + "&indicator=" + indicator, period).get(0);
    return row.getValue("numerator") + "/" + row.getValue("denominator");
  }

  private List<JsonObject> rows(String unitAndMore) {
    return rows(unitAndMore, "202111");
  }

  private List<JsonObject> rows(String unitAndMore, String period) {
    JsonObject answer =
        gateway.get("/api/v1/indicators?period=" + period + "&orgUnit=" + unitAndMore).ok();
    return Reply.objects(answer, "rows");
  }

  private HttpResponse<String> send(String call, String tag) {
    return gateway.send(
        gateway.request(call).header("If-None-Match", tag).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
