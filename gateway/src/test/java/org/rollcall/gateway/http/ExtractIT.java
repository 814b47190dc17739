package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** What somebody gets who asks for everything that is held about a person. */
@ExtendWith(OneGateway.class)
final class ExtractIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final String EXTRACT = "/api/v1/persons/P001/extract";

  private final RunningGateway gateway;

  ExtractIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    gateway.importCsv("needs", "person_id,need,from\nP001,REHAB,2021-01-01\n").ok();
    gateway
        .importCsv("leaves", "person_id,from,to,kind,reason\nP001,2021-10-04,2021-10-06,病假,=1+1\n")
        .ok();
    gateway
        .importCsv(
            "service-records",
            "person_id,home,date,service,recorder,reason\nP001,H01,2021-11-04,REHAB,李,上门\n")
        .ok();
    gateway
        .post(
            "/api/v1/persons/P001/consents",
            new JsonObject().put("purpose", "photos").put("by", "person").put("evidence", "A 1"))
        .ok();
    for (String person : List.of("P001", "P002")) {
      gateway
          .checkIn(
              TOKEN,
              List.of(
                  Seeds.punch("N" + person, "in", "2021-11-05T05:30:00"),
                  Seeds.punch("N" + person, "out", "2021-11-05T10:00:00")))
          .ok();
    }
    gateway.awaitApplied();
    gateway.get("/api/v1/persons/P001/days/2021-11-05").ok();
  }

  @Test
  void holdsEverythingWholeAndNothingOfAnybodyElse() {
    JsonObject sections = gateway.get(EXTRACT).ok().getJsonObject("sections");
    assertThat(sizes(sections))
        .containsEntry("persons", 1)
        .containsEntry("enrolments", 1)
        .containsEntry("credentials", 1)
        .containsEntry("needs", 1)
        .containsEntry("leave", 1)
        .containsEntry("staff_record", 1)
        .containsEntry("consent", 1)
        .containsEntry("check_in", 2)
        .containsEntry("person_day", 2)
        .containsEntry("service_day", 2);
    JsonObject person = Reply.objects(sections, "persons").get(0);
    assertThat(person.getString("name")).isEqualTo("测试P001");
    assertThat(person.getString("phone")).isEqualTo("13800001234");
    assertThat(sections.encode()).doesNotContain("P002", "v2:");
  }

  @Test
  void writesNumbersOfTheLedgerAsPeopleReadThem() {
    JsonObject sections = gateway.get(EXTRACT).ok().getJsonObject("sections");
    assertThat(Reply.objects(sections, "check_in").get(0).getMap())
        .containsEntry("home", "H01")
        .containsEntry("device", "json:JSON-J1")
        .containsEntry("at_ms", "2021-11-04T21:30:00Z")
        .containsEntry("way", "IN")
        .containsEntry("method", "CARD")
        .containsEntry("status", "COUNTED");
    assertThat(Reply.objects(sections, "person_day"))
        .extracting(day -> day.getString("day") + " " + day.getString("state"))
        .contains("2021-11-05 FULL_DAY");
    assertThat(Reply.objects(sections, "leave").get(0).getString("from_day"))
        .isEqualTo("2021-10-04");
  }

  @Test
  void saysWhoReadAboutThePersonAndIsReadItself() {
    gateway.get(EXTRACT).ok();
    List<JsonObject> access =
        Reply.objects(gateway.get(EXTRACT).ok().getJsonObject("sections"), "access");
    assertThat(access)
        .extracting(row -> row.getString("operation"))
        .contains("personDay", "personExtract");
    assertThat(gateway.get("/api/v1/access-log?person=P001&operation=personExtract").list("items"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(row -> assertThat(row.getString("principal")).isEqualTo("admin"));
  }

  @Test
  void comesAsFilesForASpreadsheetToo() throws IOException {
    Map<String, String> files = new TreeMap<>();
    byte[] zip =
        gateway
            .send(gateway.request(EXTRACT + "?format=zip").build(), BodyHandlers.ofByteArray())
            .body();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files).containsKeys("persons.csv", "check_in.csv", "access.csv");
    assertThat(files.get("persons.csv"))
        .startsWith("\uFEFFperson_id,name,")
        .contains("13800001234");
    assertThat(files.get("leave.csv")).contains(",'=1+1").hasLineCount(2);
  }

  @Test
  void isNotForAHomeThatThePersonHasLeft() {
    Seeds.people(gateway, "H02", "P009");
    gateway
        .importCsv("enrolments", "person_id,home,from,to\nP009,H01,2021-09-01,2021-10-01\n")
        .ok();
    Callers callers = new Callers(gateway).with("former", "home-manager", "H01");
    callers.with("present", "home-manager", "H02");
    assertThat(callers.call("former", "GET /api/v1/persons/P009/extract", "").verdict())
        .isEqualTo("403 OUTSIDE_YOUR_UNITS");
    assertThat(callers.call("present", "GET /api/v1/persons/P009/extract", "").status())
        .isEqualTo(200);
    assertThat(gateway.get("/api/v1/persons/NOBODY/extract").verdict()).isEqualTo("404 NOT_FOUND");
  }

  private static Map<String, Integer> sizes(JsonObject sections) {
    Map<String, Integer> sizes = new TreeMap<>();
    sections.forEach(
        section -> sizes.put(section.getKey(), ((JsonArray) section.getValue()).size()));
    return sizes;
  }
}
