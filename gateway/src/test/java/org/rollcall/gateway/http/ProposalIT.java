package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.security.Role;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.world.Town;

/**
 * Corrections, leave and service records from asking to counting. It is Friday, 5 November 2021,
 * 18:00 in the homes; each test has a date of its own.
 */
final class ProposalIT {
  @TempDir private static Path folder;
  private static ManyPeople people;
  private static ManyPeople.Somebody clerk;
  private static ManyPeople.Somebody deputy;
  private static ManyPeople.Somebody township;

  @BeforeAll
  static void begin() throws Exception {
    people = ManyPeople.start(folder, "2021-11-05T18:00:00+08:00");
    people.imports(
        ImportKind.ORG_UNITS,
        "code,name,kind,parent,from,to,mode",
        "330683,嵊州市残联,federation,,,,",
        "330683001,三江街道,township,330683,,,",
        "330683002,石璜镇,township,330683,,,",
        "H01,三江残疾人之家,home,330683001,2021-01-01,,day",
        "H02,石璜残疾人之家,home,330683002,2021-01-01,,day");
    people.imports(ImportKind.PERSONS, "person_id,name", "P001,周一", "P002,吴二", "P003,郑三");
    people.imports(
        ImportKind.ENROLMENTS,
        Town.ENROLMENTS_HEADER,
        "P001,H01,2021-01-01,,day,12345,,",
        "P002,H01,2021-01-01,,day,12345,,",
        "P003,H02,2021-01-01,,day,12345,,");
    people.imports(
        ImportKind.DEVICES,
        Town.DEVICES_HEADER,
        "ZK-01,zkteco,CQZ7224460001,H01,2021-01-01,,terminal");
    people.imports(
        ImportKind.CREDENTIALS,
        Town.CREDENTIALS_HEADER,
        "home:H01,101,P001,2021-01-01,",
        "home:H01,102,P002,2021-01-01,");
    clerk = people.as("clerk", Role.HOME_MANAGER, "H01");
    deputy = people.as("deputy", Role.HOME_MANAGER, "H01");
    township = people.as("township", Role.TOWNSHIP, "330683001");
  }

  @AfterAll
  static void end() throws Exception {
    LedgerComparison.Result result = people.closedAndRebuilt();
    assertThat(result.difference()).as("rebuilt").isEmpty();
  }

  @Test
  @Tag("invariant-2")
  void countsAMissingCheckOutOnceSomebodyElseApproves() {
    people.delivers(Town.FRONT, "101 in 2021-11-05T08:30:00");
    assertThat(day("P001", "2021-11-05").getString("state")).isEqualTo("INCOMPLETE");
    String id =
        asked(correction("P001", "2021-11-05", "add-out").put("time", "2021-11-05T12:30:00"));
    assertThat(day("P001", "2021-11-05").getString("state")).as("pending").isEqualTo("INCOMPLETE");

    Reply own = clerk.post("/api/v1/corrections/" + id + "/approve");
    assertThat(own.verdict()).isEqualTo("409 SAME_AUTHOR");
    JsonObject approved = township.post("/api/v1/corrections/" + id + "/approve").ok();
    assertThat(approved.getString("status")).isEqualTo("approved");
    assertThat(approved.getString("decidedBy")).isEqualTo("township");

    JsonObject day = day("P001", "2021-11-05");
    assertThat(day.getString("state")).isEqualTo("FULL_DAY");
    assertThat(day.getJsonArray("flags")).contains("CORRECTED");
    assertThat(day.getJsonArray("trace").encode())
        .contains("check-out 12:30:00 added by a correction");
    assertThat(Reply.objects(day, "corrections"))
        .extracting(one -> one.getString("id") + " " + one.getString("status"))
        .containsExactly(id + " approved");
    assertThat(Reply.objects(day, "events"))
        .extracting(event -> event.getString("device"))
        .containsExactly("ZK-01", "correction");

    assertThat(deputy.post("/api/v1/corrections/" + id + "/approve").verdict())
        .isEqualTo("409 ALREADY_DECIDED");
    JsonObject why = new JsonObject().put("reason", "she stayed until 16:00");
    assertThat(clerk.post("/api/v1/corrections/" + id + "/revoke", why).verdict())
        .as("who asked for it can't undo it alone")
        .isEqualTo("409 SAME_AUTHOR");
    assertThat(deputy.post("/api/v1/corrections/" + id + "/revoke", why).ok().getString("status"))
        .isEqualTo("revoked");
    assertThat(day("P001", "2021-11-05").getString("state")).isEqualTo("INCOMPLETE");
  }

  @Test
  void undoesACorrectionByAnotherThatVoidsIt() {
    String session =
        asked(
            correction("P001", "2021-11-04", "add-session")
                .put("time", "2021-11-04T08:30:00+08:00")
                .put("until", "2021-11-04T12:30:00+08:00")
                .put("reason", "DEVICE_DOWN"));
    township.post("/api/v1/corrections/" + session + "/approve").ok();
    assertThat(day("P001", "2021-11-04").getString("state")).isEqualTo("FULL_DAY");
    String undo =
        asked(
            correction("P001", "2021-11-04", "void")
                .put("target", session)
                .put("reason", "DATA_ENTRY"));
    township.post("/api/v1/corrections/" + undo + "/approve").ok();
    assertThat(day("P001", "2021-11-04").getString("state")).isEqualTo("ABSENT");
  }

  @Test
  void leavesADayAsItIsWhereACorrectionIsRejectedOrWithdrawn() {
    people.delivers(Town.FRONT, "102 in 2021-11-03T08:30:00");
    JsonObject asked =
        correction("P002", "2021-11-03", "add-out").put("time", "2021-11-03T12:30:00");
    String rejected = asked(asked);
    assertThat(
            township
                .post(
                    "/api/v1/corrections/" + rejected + "/reject",
                    new JsonObject().put("reason", "who saw it?"))
                .ok()
                .getString("decisionNote"))
        .isEqualTo("who saw it?");
    assertThat(township.post("/api/v1/corrections/" + rejected + "/reject").verdict())
        .as("a no has a reason")
        .isEqualTo("400 BAD_REQUEST");
    String withdrawn = asked(asked);
    assertThat(deputy.post("/api/v1/corrections/" + withdrawn + "/withdraw").verdict())
        .isEqualTo("409 OTHER_AUTHOR");
    clerk.post("/api/v1/corrections/" + withdrawn + "/withdraw").ok();
    assertThat(day("P002", "2021-11-03").getString("state")).isEqualTo("INCOMPLETE");
    assertThat(
            clerk
                .get("/api/v1/corrections?home=H01&status=rejected&from=2021-11-03&to=2021-11-04")
                .list("items"))
        .extracting(item -> item.getString("id"))
        .containsExactly(rejected);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatCannotBeCounted() {
    people.delivers(Town.FRONT, "101 in 2021-11-02T08:30:00");
    String checkIn = Reply.objects(day("P001", "2021-11-02"), "events").get(0).getString("id");
    return TextTable.of(ProposalIT.class, "proposals.txt")
        .tests(
            row -> {
              Reply reply =
                  clerk.post(
                      row.cell(1), new JsonObject(row.cell(2).replace("{check-in}", checkIn)));
              return reply.status() == 201
                  ? "201"
                  : reply.verdict() + " " + reply.json().getString("detail").split(":")[0];
            });
  }

  @Test
  void asksAboutOneReasonOnManyDays() {
    people.clock().set("2021-10-31T18:00:00+08:00");
    JsonObject last = new JsonObject();
    for (int day = 1; day <= 15; day++) {
      String date = "2021-10-%02d".formatted(day);
      last =
          clerk
              .post(
                  "/api/v1/corrections",
                  correction("P002", date, "add-in").put("time", date + "T08:30:00"))
              .ok();
      assertThat(last.getString("hint") == null).as(date).isEqualTo(day <= 14);
    }
    people.clock().set("2021-11-05T18:00:00+08:00");
    assertThat(last.getString("hint")).contains("15 days");
    assertThat(last.getInteger("daysWithThisReason")).isEqualTo(15);
  }

  @Test
  void excusesOnlyWhileLeaveIsApproved() {
    String leave = "/api/v1/leaves";
    String id =
        clerk
            .post(
                leave,
                new JsonObject()
                    .put("person", "P002")
                    .put("from", "2021-11-08")
                    .put("to", "2021-11-10")
                    .put("kind", "病假"))
            .ok()
            .getString("id");
    assertThat(day("P002", "2021-11-08").getString("state")).isEqualTo("ABSENT");
    township.post(leave + "/" + id + "/approve").ok();
    assertThat(day("P002", "2021-11-09").getString("state")).isEqualTo("EXCUSED");
    assertThat(day("P002", "2021-11-10").getString("state")).as("the end").isEqualTo("ABSENT");
    deputy.post(leave + "/" + id + "/revoke", new JsonObject().put("reason", "is well")).ok();
    assertThat(day("P002", "2021-11-08").getString("state")).isEqualTo("ABSENT");
  }

  @Test
  void keepsAnImportedLeaveWhereAnApprovedOneOfTheSameDayIsRevoked() {
    people.imports(ImportKind.LEAVES, "person_id,from,to,kind", "P001,2021-11-15,2021-11-16,事假");
    String id =
        clerk
            .post(
                "/api/v1/leaves",
                new JsonObject()
                    .put("person", "P001")
                    .put("from", "2021-11-15")
                    .put("to", "2021-11-17"))
            .ok()
            .getString("id");
    township.post("/api/v1/leaves/" + id + "/approve").ok();
    assertThat(day("P001", "2021-11-16").getString("state")).isEqualTo("EXCUSED");
    township.post("/api/v1/leaves/" + id + "/revoke", new JsonObject().put("reason", "x")).ok();
    assertThat(day("P001", "2021-11-16").getString("state")).isEqualTo("ABSENT");
    assertThat(day("P001", "2021-11-15").getString("state")).as("imported").isEqualTo("EXCUSED");
  }

  @Test
  void countsARosterForEverybodyOnItOrForNobody() {
    JsonObject roster =
        new JsonObject()
            .put("people", new JsonArray().add("P001").add("P003"))
            .put("home", "H01")
            .put("date", "2021-11-01")
            .put("service", "CULT")
            .put("reason", "outing to the river");
    long before = people.journal().end();
    assertThat(clerk.post("/api/v1/service-records", roster).json().getString("detail"))
        .contains("P003");
    assertThat(people.journal().end()).isEqualTo(before);
    roster.put("people", new JsonArray().add("P001").add("P002"));
    String id = clerk.post("/api/v1/service-records", roster).ok().getString("id");
    assertThat(services("P001")).isEmpty();
    township.post("/api/v1/service-records/" + id + "/approve").ok();
    assertThat(services("P001")).containsExactly("CULT");
    assertThat(services("P002")).containsExactly("CULT");
    township
        .post("/api/v1/service-records/" + id + "/revoke", new JsonObject().put("reason", "rain"))
        .ok();
    assertThat(services("P002")).isEmpty();
  }

  @Test
  void letsExactlyOneOfManyDecide() throws Exception {
    String date = "2021-10-29";
    String id = asked(correction("P001", date, "add-in").put("time", date + "T08:30:00+08:00"));
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        ManyPeople.Somebody somebody = people.as("deputy-" + i, Role.HOME_MANAGER, "H01");
        replies.add(pool.submit(() -> somebody.post("/api/v1/corrections/" + id + "/approve")));
      }
      List<String> verdicts = new ArrayList<>();
      for (Future<Reply> reply : replies) {
        verdicts.add(reply.get().verdict());
      }
      assertThat(verdicts).hasSize(6).filteredOn("409 ALREADY_DECIDED"::equals).hasSize(5);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void takesTheRoleAndTheHome() {
    JsonObject asked = correction("P001", "2021-11-01", "add-in").put("time", "2021-11-01T08:30");
    for (ManyPeople.Somebody stranger :
        List.of(
            people.as("installer", Role.INSTALLER),
            people.as("auditor", Role.AUDITOR),
            people.as("other", Role.HOME_MANAGER, "H02"),
            people.as("elsewhere", Role.TOWNSHIP, "330683002"))) {
      assertThat(stranger.post("/api/v1/corrections", asked).verdict())
          .isIn("403 FORBIDDEN", "403 OUTSIDE_YOUR_UNITS");
    }
    assertThat(people.as("county", Role.COUNTY, "330683").post("/api/v1/corrections", asked))
        .extracting(Reply::status)
        .isEqualTo(201);
  }

  @Test
  void pagesInTheOrderInWhichTheyCame() {
    List<JsonObject> whole = clerk.get("/api/v1/corrections?home=H01").list("items");
    List<JsonObject> paged = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonObject page = clerk.get("/api/v1/corrections?home=H01&limit=1" + after).ok();
      paged.addAll(Reply.objects(page, "items"));
      after = page.getString("next") == null ? null : "&after=" + page.getString("next");
    }
    assertThat(paged).isEqualTo(whole);
  }

  private static JsonObject correction(String person, String date, String action) {
    return new JsonObject()
        .put("person", person)
        .put("home", "H01")
        .put("date", date)
        .put("action", action)
        .put("reason", "FORGOT_OUT");
  }

  private static String asked(JsonObject correction) {
    JsonObject made = clerk.post("/api/v1/corrections", correction).ok();
    assertThat(made.getString("status")).isEqualTo("pending");
    assertThat(made.getString("author")).isEqualTo("clerk");
    return made.getString("id");
  }

  private static JsonObject day(String person, String date) {
    return clerk.get("/api/v1/persons/" + person + "/days/" + date).ok();
  }

  private static List<String> services(String person) {
    return Reply.objects(day(person, "2021-11-01"), "services").stream()
        .map(service -> service.getString("type"))
        .toList();
  }
}
