package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.WorkedCounty;

/** The numbers of the worked county over the API, and how they are asked for and explained. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkedCountyIT {
  private RunningGateway gateway;

  @BeforeAll
  void begin(@TempDir Path folder) {
    gateway = WorkedCounty.start(folder.resolve("data"));
  }

  @AfterAll
  void end() {
    gateway.close();
  }

  @TestFactory
  Stream<DynamicTest> comesToTheNumbersWorkedByHand() {
    return WorkedCounty.figures().tests(row -> figure(row(row.cell(1).split(" "))));
  }

  @Test
  void tellsOfEveryNumberWhatItWasMadeBy() {
    JsonObject row = row("ATTENDANCE_RATE", "330683", "202111");
    assertThat(row.getJsonObject("completeness"))
        .isEqualTo(new JsonObject().put("reporting", 3).put("expected", 3));
    assertThat(row.getString("status")).isEqualTo("PROVISIONAL");
    assertThat(row.getInteger("revision")).isZero();
    assertThat(row.getString("ruleVersion")).startsWith("standard.");
    assertThat(row.getString("catalogueVersion")).startsWith("2021.1+county-1.");
    assertThat(row("ATTENDANCE_RATE", "330683", "2021Q4").getString("status")).isEqualTo("OPEN");
  }

  @Test
  void givesEveryUnitOfALevelTheRowThatItHasByItself() {
    for (String level : List.of("home", "township", "federation")) {
      for (JsonObject row : rows("orgUnit=330000&period=202111&level=" + level)) {
        assertThat(row)
            .isEqualTo(row(row.getString("indicator"), row.getString("orgUnit"), "202111"));
      }
    }
    assertThat(units("330000", "federation")).containsExactly("330683", "330684");
    assertThat(units("330683", "federation")).containsExactly("330683");
    assertThat(units("330683", "township")).containsExactly("330683002", "330683003");
    assertThat(units("330683", "home")).containsExactly("H01", "H02", "R01");
  }

  private List<String> units(String unit, String level) {
    return rows("orgUnit=%s&period=202111&level=%s&indicator=DAYS_OPEN".formatted(unit, level))
        .stream()
        .map(row -> row.getString("orgUnit"))
        .toList();
  }

  @Test
  void takesSeveralIndicatorsAndRefusesWhatHasNoAnswer() {
    String call = "orgUnit=330683&period=202111&indicator=";
    assertThat(rows(call + "DAYS_OPEN&indicator=MANUAL_SHARE"))
        .extracting(row -> row.getString("indicator"))
        .containsExactly("DAYS_OPEN", "MANUAL_SHARE");
    assertThat(rows(call + "DAYS_OPEN,MANUAL_SHARE")).hasSize(2);
    assertThat(verdict(call + "NO_SUCH")).isEqualTo("404 NOT_FOUND");
    assertThat(verdict("orgUnit=330683&period=20211105&indicator=CARE_SERVICE_RATE"))
        .isEqualTo("400 BAD_REQUEST");
    assertThat(verdict("orgUnit=H01&period=202111&indicator=CARE_SERVICE_RATE"))
        .isEqualTo("400 BAD_REQUEST");
    assertThat(verdict("orgUnit=330683&period=202111&revision=7")).isEqualTo("404 NOT_FOUND");
    assertThat(verdict("orgUnit=330683&period=202111&asOf=yesterday")).isEqualTo("400 BAD_DATE");
  }

  private String verdict(String query) {
    return gateway.get("/api/v1/indicators?" + query).verdict();
  }

  @Test
  void answersAsIfItWereAskedEarlier() {
    JsonObject row =
        rows("orgUnit=H01&period=202111&indicator=ATTENDANCE_RATE"
                + "&asOf=2021-11-23T12:00:00%2B08:00")
            .get(0);
    assertThat(figure(row)).as("only the 22nd is over").isEqualTo("7/8 87.5 met");
    assertThat(row.getString("status")).isEqualTo("OPEN");
  }

  @Test
  void leadsFromTheNumberToTheHomesToThePeopleToTheDays() {
    JsonObject county = explained("ATTENDANCE_RATE", "330683", "");
    assertThat(Reply.objects(county, "homes"))
        .extracting(home -> home.getString("orgUnit") + " " + home.getInteger("numerator"))
        .containsExactly("H01 21", "H02 6", "R01 0");
    JsonObject home = explained("ATTENDANCE_RATE", "H01", "&limit=2");
    assertThat(people(home)).containsExactly("A 14/14", "B 3/14");
    assertThat(home.getString("next")).isEqualTo("B");
    JsonObject rest = explained("ATTENDANCE_RATE", "H01", "&limit=2&after=B");
    assertThat(people(rest)).containsExactly("C 2/14", "D 2/14");
    assertThat(rest.getString("next")).isNull();
    JsonObject day = Reply.objects(Reply.objects(home, "people").get(1), "days").get(0);
    assertThat(day.getString("date") + " " + day.getInteger("numerator")).isEqualTo("2021-11-22 1");
    JsonObject explained = gateway.get(day.getString("explained")).ok();
    assertThat(explained.getString("state")).isEqualTo("HALF_DAY");
  }

  @Test
  void namesThePeopleOfAnAreaAndWhereTheyWere() {
    JsonObject township = explained("CARE_SERVICE_RATE", "330683003", "");
    assertThat(people(township)).containsExactly("D 1/1", "E 0/1");
    JsonObject person = Reply.objects(township, "people").get(0);
    assertThat(person.getString("name")).as("masked").isEqualTo("测*D");
    assertThat(Reply.objects(person, "days"))
        .extracting(day -> day.getString("home") + " " + day.getString("date"))
        .containsExactly("H01 2021-11-22");
  }

  private JsonObject explained(String indicator, String unit, String more) {
    return gateway
        .get(
            "/api/v1/indicators/explain?indicator=%s&orgUnit=%s&period=202111%s"
                .formatted(indicator, unit, more))
        .ok();
  }

  private static List<String> people(JsonObject explained) {
    return Reply.objects(explained, "people").stream()
        .map(
            person ->
                "%s %d/%d"
                    .formatted(
                        person.getString("person"),
                        person.getInteger("numerator"),
                        person.getInteger("denominator")))
        .toList();
  }

  private JsonObject row(String... indicatorUnitPeriod) {
    return rows("indicator=%s&orgUnit=%s&period=%s".formatted((Object[]) indicatorUnitPeriod))
        .get(0);
  }

  private List<JsonObject> rows(String query) {
    return gateway.get("/api/v1/indicators?" + query).list("rows");
  }

  private static String figure(JsonObject row) {
    String numbers =
        Stream.of(row.getValue("numerator"), row.getValue("denominator"))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("/"));
    String value = row.getValue("value") == null ? "none" : row.getValue("value").toString();
    String met = row.getValue("met") == null ? "" : row.getBoolean("met") ? " met" : " not met";
    JsonArray flags = row.getJsonArray("flags");
    String reason = row.getString("reason");
    String tail =
        (reason == null && flags.isEmpty() ? "" : "; " + (reason == null ? "" : reason))
            + (flags.isEmpty()
                ? ""
                : "; " + String.join(" ", flags.stream().map(Object::toString).toList()));
    return numbers + " " + value + met + tail;
  }
}
