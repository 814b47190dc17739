package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** The worked cases of months, counts and rates; the home H02 is the county of case R1. */
@ExtendWith(OneGateway.class)
final class FigureVectorsIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final String TOKEN_OF_H02 = "token-of-the-terminal-J2";
  private static final int PEOPLE = 18;
  private static final int WHO_CAME = 16;

  private final RunningGateway gateway;

  FigureVectorsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    gateway.clock().set("2021-12-01T08:00:00+08:00");
    Seeds.orgUnits(gateway);
    gateway
        .importCsv(
            "org-units",
            """
            code,name,kind,parent,from,to,mode
            H03,空置残疾人之家,home,330683003,2021-01-01,,day
            Y1,第一托养中心,home,330683003,2021-01-01,,residential
            Y2,第二托养中心,home,330683003,2021-01-01,,residential
            Y3,第三托养中心,home,330683003,2021-01-01,,residential
            """)
        .ok();
    Seeds.people(gateway, "H01", "A", "B", "E1");
    Seeds.people(
        gateway,
        "H02",
        IntStream.rangeClosed(1, PEOPLE).mapToObj(i -> "R" + i).toArray(String[]::new));
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    Seeds.jsonTerminal(gateway, "J2", "H02", TOKEN_OF_H02);
    gateway
        .importCsv(
            "targets",
            "indicator,org_unit,from,to,target,source\nATTENDANCE_RATE,330683,2021-01-01,,89,\n")
        .ok();
    gateway.checkIn(TOKEN_OF_H02, november()).ok();
    services(gateway);
    residents(gateway);
  }

  /** 16 people on all 22 working days of November, the other two never: 704 of 792 half-days. */
  private static List<JsonObject> november() {
    List<JsonObject> punches = new ArrayList<>();
    LocalDate.of(2021, 11, 1)
        .datesUntil(LocalDate.of(2021, 12, 1))
        .filter(date -> date.getDayOfWeek().getValue() <= 5)
        .forEach(
            date -> {
              for (int i = 1; i <= WHO_CAME; i++) {
                punches.add(Seeds.punch("NR" + i, "in", date + "T08:30:00"));
                punches.add(Seeds.punch("NR" + i, "out", date + "T12:30:00"));
              }
            });
    return punches;
  }

  /** Case T1: A on three days, twice on one of them, B on one day. */
  private static void services(RunningGateway gateway) {
    gateway
        .importCsv(
            "service-records",
            """
            person_id,home,date,service,start,end,recorder,reason
            A,H01,2021-11-01,REHAB,09:00,10:00,王,上门
            A,H01,2021-11-02,REHAB,09:00,10:00,王,上门
            A,H01,2021-11-02,REHAB,14:00,15:00,王,上门
            A,H01,2021-11-03,REHAB,09:00,10:00,王,上门
            B,H01,2021-11-03,REHAB,09:00,10:00,王,上门
            """)
        .ok();
  }

  private static void residents(RunningGateway gateway) {
    Seeds.persons(gateway, "Y1", "Y2", "Y3");
    gateway
        .importCsv(
            "enrolments",
            """
            person_id,home,from,to,mode,weekly_plan,start,end
            Y1,Y1,2021-11-05,2021-11-08,residential,1234567,,
            Y2,Y2,2021-11-05,2021-11-05,residential,1234567,,
            Y3,Y3,2021-11-05,2021-11-08,residential,1234567,,
            """)
        .ok();
    gateway
        .importCsv("leaves", "person_id,from,to,kind,reason\nY3,2021-11-06,2021-11-07,探亲,\n")
        .ok();
  }

  @Test
  void rateIsNumeratorAndDenominatorInHalfDays() {
    JsonObject rate = rate("H02", "202111", "ATTENDANCE_RATE");
    assertThat(rate.getInteger("numerator")).isEqualTo(704);
    assertThat(rate.getInteger("denominator")).isEqualTo(792);
    assertThat(rate.getDouble("value")).isEqualTo(88.9);
    assertThat(rate.getInteger("target")).isEqualTo(89);
    assertThat(rate.getBoolean("met")).isFalse();
    assertThat(rate.getJsonObject("completeness"))
        .isEqualTo(new JsonObject().put("reporting", 1).put("expected", 1));
  }

  @Test
  void rateWithoutAnybodyIsNoRateAndSaysWhy() {
    JsonObject rate = rate("H03", "202111", "ATTENDANCE_RATE");
    assertThat(rate.getValue("value")).isNull();
    assertThat(rate.getValue("met")).isNull();
    assertThat(rate.getString("reason")).isEqualTo("NO_DENOMINATOR");
  }

  @Test
  void rateOfTheCountyIsFormedFromItsHomesSums() {
    List<JsonObject> homes =
        gateway
            .get(
                "/api/v1/indicators?orgUnit=330683&period=202111&level=home&indicator=ATTENDANCE_RATE")
            .list("rows");
    JsonObject county = rate("330683", "202111", "ATTENDANCE_RATE");
    assertThat(homes.stream().mapToInt(row -> row.getInteger("denominator")).sum())
        .isEqualTo(county.getInteger("denominator"));
    assertThat(homes.stream().mapToInt(row -> row.getInteger("numerator")).sum())
        .isEqualTo(county.getInteger("numerator"));
  }

  @Test
  void octoberHasSeventeenExpectedDays() {
    assertThat(expectedDays("E1", "202110")).isEqualTo(17);
    gateway
        .importCsv(
            "enrolments",
            "person_id,home,from,to,mode,weekly_plan,start,end\n"
                + "Y1,H01,2021-10-08,2021-11-01,day,12345,,\n")
        .ok();
    assertThat(expectedDays("Y1", "202110")).as("from 8 October, the 9th included").isEqualTo(17);
  }

  @Test
  void servicesAreCountedAsPersonsPersonTimesAndSessions() {
    JsonObject rehab = count("330683", "federation", "REHAB").get(0);
    assertThat(rehab.getInteger("sessions")).isEqualTo(5);
    assertThat(rehab.getInteger("personTimes")).isEqualTo(4);
    assertThat(rehab.getInteger("persons")).isEqualTo(2);
    assertThat(rehab.getString("period")).isEqualTo("202111");
  }

  @Test
  void personAtTwoHomesIsOnePersonOfTheCounty() {
    Seeds.people(gateway, "H01", "T2");
    Seeds.badges(gateway, "home:H02", "T2");
    gateway
        .importCsv(
            "enrolments",
            "person_id,home,from,to,mode,weekly_plan,start,end\nT2,H02,2021-10-01,,day,12345,,\n")
        .ok();
    int county = persons("federation");
    int homes = persons("home");
    fullDay(TOKEN, "NT2", "2021-11-24");
    fullDay(TOKEN_OF_H02, "NT2", "2021-11-25");
    assertThat(persons("federation")).isEqualTo(county + 1);
    assertThat(persons("home")).isEqualTo(homes + 2);
  }

  @Test
  void residentDaysFollowTheCensusAtMidnight() {
    assertThat(count("Y1", "home", "CARE").get(0).getInteger("personTimes")).isEqualTo(3);
    assertThat(count("Y2", "home", "CARE").get(0).getInteger("personTimes")).isEqualTo(1);
    assertThat(count("Y3", "home", "CARE").get(0).getInteger("personTimes")).isEqualTo(2);
  }

  @Test
  void sameBatchAgainChangesNoFigure() {
    String before = figures();
    JsonObject outcome = gateway.checkIn(TOKEN_OF_H02, november()).ok();
    assertThat(outcome.getInteger("duplicates")).isEqualTo(WHO_CAME * 22 * 2);
    assertThat(figures()).isEqualTo(before);
  }

  @Test
  void monthOfAHomeAndOfAPersonAgree() {
    JsonObject sheet = gateway.get("/api/v1/homes/H02/months/202111").ok();
    assertThat(sheet.getInteger("openDays")).isEqualTo(22);
    JsonObject inSheet =
        Reply.objects(sheet, "people").stream()
            .filter(row -> row.getString("person").equals("R1"))
            .findFirst()
            .orElseThrow();
    JsonObject own =
        Reply.objects(gateway.get("/api/v1/persons/R1/months/202111").ok(), "homes").get(0);
    assertThat(inSheet.getJsonObject("totals")).isEqualTo(own.getJsonObject("totals"));
    assertThat(own.getJsonObject("totals").getInteger("fullDays")).isEqualTo(22);
    assertThat(own.getJsonObject("totals").getInteger("credit")).isEqualTo(44);
    assertThat(own.getJsonArray("days")).hasSize(30).isEqualTo(inSheet.getJsonArray("days"));
  }

  private String figures() {
    return gateway
        .get("/api/v1/service-counts?orgUnit=H02&from=2021-11-01&to=2021-12-01&by=day")
        .text();
  }

  private int persons(String level) {
    return count("330683", level, "CARE").stream().mapToInt(row -> row.getInteger("persons")).sum();
  }

  private void fullDay(String token, String number, String date) {
    gateway
        .checkIn(
            token,
            List.of(
                Seeds.punch(number, "in", date + "T08:30:00"),
                Seeds.punch(number, "out", date + "T16:00:00")))
        .ok();
  }

  private JsonObject rate(String unit, String period, String indicator) {
    return gateway
        .get("/api/v1/indicators?orgUnit=" + unit + "&period=" + period + "&indicator=" + indicator)
        .list("rows")
        .get(0);
  }

  private int expectedDays(String person, String month) {
    JsonObject calendar = gateway.get("/api/v1/persons/" + person + "/months/" + month).ok();
    return Reply.objects(calendar, "homes")
        .get(0)
        .getJsonObject("totals")
        .getInteger("expectedDays");
  }

  private List<JsonObject> count(String unit, String level, String service) {
    return gateway
        .get(
            "/api/v1/service-counts?orgUnit="
                + unit
                + "&from=2021-11-01&to=2021-12-01&by=month&level="
                + level)
        .list("rows")
        .stream()
        .filter(row -> row.getString("service").equals(service))
        .toList();
  }
}
