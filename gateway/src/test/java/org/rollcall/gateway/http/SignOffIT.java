package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.ledger.CanonicalJson;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ledger.MonthVerification;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.security.Role;
import org.rollcall.gateway.world.Town;

/** The life of a month, from the first punch to what comes after the lock. */
final class SignOffIT {
  private static final String NOVEMBER = "/api/v1/months/H01/202111";

  @TempDir private Path folder;
  private ManyPeople people;
  private ManyPeople.Somebody manager;
  private ManyPeople.Somebody township;
  private ManyPeople.Somebody county;

  @BeforeEach
  void begin() throws Exception {
    start("2021-11-30T20:00:00+08:00");
    people.imports(
        ImportKind.ORG_UNITS,
        "code,name,kind,parent,from,to,mode",
        "330683,嵊州市残联,federation,,,,",
        "330683001,三江街道,township,330683,,,",
        "330683002,石璜镇,township,330683,,,",
        "H01,三江残疾人之家,home,330683001,2021-01-01,,day",
        "H02,石璜残疾人之家,home,330683002,2021-01-01,,day");
    people.imports(ImportKind.PERSONS, "person_id,name", "P001,周一", "P002,吴二");
    people.imports(
        ImportKind.ENROLMENTS,
        Town.ENROLMENTS_HEADER,
        "P001,H01,2021-10-01,,day,12345,,",
        "P002,H01,2021-10-01,,day,12345,,");
    people.imports(
        ImportKind.DEVICES,
        Town.DEVICES_HEADER,
        "ZK-01,zkteco,CQZ7224460001,H01,2021-01-01,,terminal");
    people.imports(
        ImportKind.CREDENTIALS,
        Town.CREDENTIALS_HEADER,
        "home:H01,101,P001,2021-01-01,",
        "home:H01,102,P002,2021-01-01,");
    people.delivers(Town.FRONT, "101 in 2021-11-29T08:30:00", "101 out 2021-11-29T12:30:00");
  }

  private void start(String now) throws Exception {
    people = ManyPeople.start(folder, now);
    manager = people.as("manager", Role.HOME_MANAGER, "H01");
    township = people.as("township", Role.TOWNSHIP, "330683001");
    county = people.as("county", Role.COUNTY, "330683");
  }

  @AfterEach
  void end() throws Exception {
    people.close();
  }

  @Test
  @Tag("invariant-2")
  void livesFromTheFirstPunchToTheSecondRevision() throws Exception {
    assertThat(status()).isEqualTo("OPEN 1");
    assertThat(manager.post(NOVEMBER + "/submit").verdict()).isEqualTo("409 MONTH_NOT_OVER");
    people.clock().set("2021-12-01T09:00:00+08:00");
    assertThat(status()).isEqualTo("PROVISIONAL 1");

    lock();
    JsonObject locked = manager.get(NOVEMBER).ok();
    assertThat(locked.getString("status")).isEqualTo("LOCKED");
    assertThat(Reply.objects(locked, "steps"))
        .extracting(step -> step.getString("step") + " by " + step.getString("by"))
        .containsExactly("submit by manager", "approve by township", "lock by county");
    assertThat(rate()).isEqualTo("2 of 88, LOCKED, revision 1");

    people.delivers(Town.FRONT, "102 in 2021-11-30T08:30:00", "102 out 2021-11-30T12:30:00");
    assertThat(rate()).as("as locked").isEqualTo("2 of 88, LOCKED, revision 1");
    assertThat(day("P002", "2021-11-30")).as("as known").isEqualTo("FULL_DAY");
    List<JsonObject> adjustments = manager.get(NOVEMBER + "/adjustments").list("items");
    assertThat(adjustments)
        .extracting(
            one ->
                "%s %s %s: %s → %s"
                    .formatted(
                        one.getString("person"),
                        one.getString("date"),
                        one.getString("why"),
                        one.getJsonObject("before").getString("state"),
                        one.getJsonObject("after").getString("state")))
        .containsExactly("P002 2021-11-30 delivery zkteco:CQZ7224460001: ABSENT → FULL_DAY");

    JsonObject reason = new JsonObject().put("reason", "the terminal was offline");
    assertThat(township.post(NOVEMBER + "/reopen", reason).verdict()).isEqualTo("403 FORBIDDEN");
    county.post(NOVEMBER + "/reopen", reason.copy().put("owner", "manager")).ok();
    assertThat(status()).isEqualTo("PROVISIONAL 2");
    assertThat(rate()).as("until the next lock").isEqualTo("2 of 88, LOCKED, revision 1");
    lock();
    assertThat(status()).isEqualTo("LOCKED 2");
    assertThat(rate()).isEqualTo("4 of 88, LOCKED, revision 2");
    assertThat(rate("&revision=1")).isEqualTo("2 of 88, LOCKED, revision 1");

    JsonObject difference = manager.get(NOVEMBER + "/difference?from=1&to=2").ok();
    assertThat(Reply.objects(difference, "sums"))
        .extracting(
            sum -> sum.getString("sum") + " " + sum.getValue("from") + " " + sum.getValue("to"))
        .contains("credit 2 4", "validDays 1 2", "personTimes.CARE 1 2");
    assertThat(Reply.objects(difference, "days"))
        .extracting(day -> day.getString("person") + " " + day.getString("date"))
        .containsExactly("P002 2021-11-30");
    assertThat(Reply.objects(manager.get(NOVEMBER + "/difference?from=2&to=live").ok(), "days"))
        .isEmpty();

    JsonObject first = manager.get(NOVEMBER + "/revisions/1").ok();
    JsonObject second = manager.get(NOVEMBER + "/revisions/2").ok();
    assertThat(CanonicalJson.hash(first.getString("text"))).isEqualTo(first.getString("hash"));
    assertThat(second.getString("supersedes")).isEqualTo(first.getString("hash"));
    assertThat(manager.get(NOVEMBER + "/verify").ok().getBoolean("ok")).isTrue();

    LedgerComparison.Result rebuilt = people.closedAndRebuilt();
    assertThat(rebuilt.difference()).as("rebuilt").isEmpty();
    assertThat(MonthVerification.ofFile(folder.resolve("ledger.db"))).isEmpty();
  }

  @Test
  void isWhatItWasAfterARestart() throws Exception {
    people.clock().set("2021-12-01T09:00:00+08:00");
    manager.post(NOVEMBER + "/submit").ok();
    JsonObject before = manager.get(NOVEMBER).ok();
    people.close();
    start("2021-12-01T10:00:00+08:00");
    assertThat(manager.get(NOVEMBER).ok()).isEqualTo(before);
    township.post(NOVEMBER + "/approve").ok();
    assertThat(status()).isEqualTo("APPROVED 1");
  }

  @Test
  void saysInWhichOrderStepsCome() {
    people.clock().set("2021-12-01T09:00:00+08:00");
    Reply early = county.post(NOVEMBER + "/lock");
    assertThat(early.verdict()).isEqualTo("409 WRONG_ORDER");
    assertThat(early.json().getString("detail")).contains("provisional", "submit");
    manager.post(NOVEMBER + "/submit").ok();
    assertThat(manager.post(NOVEMBER + "/submit").verdict()).isEqualTo("409 WRONG_ORDER");
    assertThat(township.post(NOVEMBER + "/return").verdict())
        .as("without a note")
        .isEqualTo("400 BAD_REQUEST");
    township.post(NOVEMBER + "/return", new JsonObject().put("note", "the 11th?")).ok();
    assertThat(status()).isEqualTo("PROVISIONAL 1");
    assertThat(
            county
                .get("/api/v1/months?orgUnit=330683&period=202111&status=provisional")
                .list("items"))
        .extracting(item -> item.getString("home") + " " + item.getString("waitsFor"))
        .containsExactly("H01 home-manager", "H02 home-manager");
  }

  @Test
  void takesARoleForEachStep() {
    people.clock().set("2021-12-01T09:00:00+08:00");
    assertThat(township.post(NOVEMBER + "/submit").verdict()).isEqualTo("403 FORBIDDEN");
    assertThat(people.as("other", Role.HOME_MANAGER, "H02").post(NOVEMBER + "/submit").verdict())
        .isEqualTo("403 OUTSIDE_YOUR_UNITS");
    manager.post(NOVEMBER + "/submit").ok();
    assertThat(manager.post(NOVEMBER + "/approve").verdict()).isEqualTo("403 FORBIDDEN");
    assertThat(people.as("far", Role.TOWNSHIP, "330683002").post(NOVEMBER + "/approve").verdict())
        .isEqualTo("403 OUTSIDE_YOUR_UNITS");
    county.post(NOVEMBER + "/approve").ok();
    assertThat(township.post(NOVEMBER + "/lock").verdict()).isEqualTo("403 FORBIDDEN");
    people.as("root", Role.ADMINISTRATOR).post(NOVEMBER + "/lock").ok();
  }

  @Test
  void asksToLookAgainWhereAMonthChangedBetweenSteps() {
    people.clock().set("2021-12-01T09:00:00+08:00");
    manager.post(NOVEMBER + "/submit").ok();
    people.delivers(Town.FRONT, "102 in 2021-11-30T08:30:00", "102 out 2021-11-30T12:30:00");
    JsonObject seen = township.get(NOVEMBER).ok();
    assertThat(seen.getBoolean("changed")).isTrue();
    assertThat(township.post(NOVEMBER + "/approve").verdict()).isEqualTo("409 MONTH_CHANGED");
    township
        .post(NOVEMBER + "/approve", new JsonObject().put("content", seen.getString("content")))
        .ok();
    assertThat(status()).isEqualTo("APPROVED 1");
    county.post(NOVEMBER + "/lock").ok();
    assertThat(manager.get(NOVEMBER + "/adjustments").list("items")).isEmpty();
  }

  @Test
  void waitsForOpenCorrections() {
    people.clock().set("2021-12-01T09:00:00+08:00");
    String id =
        manager
            .post(
                "/api/v1/corrections",
                new JsonObject()
                    .put("person", "P002")
                    .put("home", "H01")
                    .put("date", "2021-11-30")
                    .put("action", "add-session")
                    .put("time", "2021-11-30T08:30")
                    .put("until", "2021-11-30T12:30")
                    .put("reason", "DEVICE_DOWN"))
            .ok()
            .getString("id");
    assertThat(manager.post(NOVEMBER + "/submit").verdict()).isEqualTo("409 PROPOSALS_PENDING");
    lockAfter(() -> township.post("/api/v1/corrections/" + id + "/approve").ok());
    township
        .post("/api/v1/corrections/" + id + "/revoke", new JsonObject().put("reason", "not there"))
        .ok();
    assertThat(manager.get(NOVEMBER + "/adjustments").list("items"))
        .extracting(one -> one.getString("why"))
        .containsExactly("revoke proposal " + id.substring(1) + " by township");
  }

  private void lockAfter(Runnable first) {
    first.run();
    lock();
  }

  @Test
  void writesDownLeaveAndOpeningsThatComeAfterALock() {
    people.clock().set("2021-12-01T09:00:00+08:00");
    lock();
    people.imports(ImportKind.LEAVES, "person_id,from,to,kind", "P002,2021-11-29,2021-12-03,病假");
    people.imports(ImportKind.OPENINGS, "home,date,open", "H01,2021-11-30,0");
    assertThat(manager.get(NOVEMBER + "/adjustments").list("items"))
        .extracting(
            one ->
                one.getString("person")
                    + " "
                    + one.getString("date").substring(8)
                    + " "
                    + one.getString("why")
                    + " "
                    + (one.getJsonObject("after") == null
                        ? "nothing"
                        : one.getJsonObject("after").getString("state")))
        .containsExactly(
            "P002 29 import leaves by importer EXCUSED",
            "P002 30 import leaves by importer EXCUSED",
            "P001 30 import openings by importer nothing",
            "P002 30 import openings by importer nothing");
  }

  @Test
  void isLockedAgainAsItWasWhereAReopeningLapses() {
    people.clock().set("2021-12-01T09:00:00+08:00");
    lock();
    JsonObject reopening =
        new JsonObject().put("reason", "late paper").put("expires", "2021-12-10");
    county.post(NOVEMBER + "/reopen", reopening).ok();
    manager.post(NOVEMBER + "/submit").ok();
    people.clock().set("2021-12-10T23:59:00+08:00");
    assertThat(status()).isEqualTo("SUBMITTED 2");
    people.clock().set("2021-12-11T00:00:00+08:00");
    assertThat(status()).isEqualTo("LOCKED 1");
    assertThat(township.post(NOVEMBER + "/approve").verdict()).isEqualTo("409 WRONG_ORDER");
    county.post(NOVEMBER + "/reopen", reopening.put("expires", "2021-12-20")).ok();
    assertThat(status()).isEqualTo("PROVISIONAL 2");
  }

  @Test
  void letsExactlyOneOfManyApprove() throws Exception {
    people.clock().set("2021-12-01T09:00:00+08:00");
    manager.post(NOVEMBER + "/submit").ok();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ManyPeople.Somebody somebody = people.as("township-" + i, Role.TOWNSHIP, "330683001");
        replies.add(pool.submit(() -> somebody.post(NOVEMBER + "/approve")));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Reply> reply : replies) {
        statuses.add(reply.get().status());
      }
      assertThat(statuses).hasSize(8).filteredOn(status -> status == 200).hasSize(1);
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    } finally {
      pool.shutdownNow();
    }
    assertThat(Reply.objects(manager.get(NOVEMBER).ok(), "steps")).hasSize(2);
  }

  @Test
  void findsASnapshotThatSomebodyChanged() throws Exception {
    people.clock().set("2021-12-01T09:00:00+08:00");
    String october = "/api/v1/months/H01/202110";
    for (String month : List.of(october, NOVEMBER)) {
      lock(month);
    }
    assertThat(manager.get(NOVEMBER + "/verify").ok().getBoolean("ok")).isTrue();
    people.close();
    Path ledger = folder.resolve("ledger.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE month_lock SET snapshot = replace(snapshot, '\"credit\":2', '\"credit\":0')"
              + " WHERE month = 202111");
    }
    assertThat(MonthVerification.ofFile(ledger))
        .containsExactly(
            "month 2021-11 of H01, revision 1: the snapshot does not have the hash that the lock"
                + " stated");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE month_lock SET hash = 'other' WHERE month = 202110");
    }
    assertThat(MonthVerification.ofFile(ledger))
        .anyMatch(
            line -> line.contains("2021-11") && line.contains("does not follow on the month"));
    start("2021-12-01T09:00:00+08:00");
    JsonObject verdict = manager.get(NOVEMBER + "/verify").ok();
    assertThat(verdict.getBoolean("ok")).isFalse();
  }

  private void lock() {
    lock(NOVEMBER);
  }

  private void lock(String month) {
    manager.post(month + "/submit").ok();
    township.post(month + "/approve").ok();
    county.post(month + "/lock").ok();
  }

  private String status() {
    JsonObject month = manager.get(NOVEMBER).ok();
    return month.getString("status") + " " + month.getInteger("revision");
  }

  private String day(String person, String date) {
    return manager.get("/api/v1/persons/" + person + "/days/" + date).ok().getString("state");
  }

  private String rate() {
    return rate("");
  }

  private String rate(String more) {
    JsonObject row =
        Reply.objects(
                county
                    .get(
                        "/api/v1/indicators?orgUnit=H01&period=202111&indicator=ATTENDANCE_RATE"
                            + more)
                    .ok(),
                "rows")
            .get(0);
    return "%d of %d, %s, revision %d"
        .formatted(
            row.getLong("numerator"),
            row.getLong("denominator"),
            row.getString("status"),
            row.getInteger("revision"));
  }
}
