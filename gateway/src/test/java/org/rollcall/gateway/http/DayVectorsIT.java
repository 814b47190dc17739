package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.table.TextTable;

/** The worked cases of single days: delivered in reverse order and twice over. */
@ExtendWith(OneGateway.class)
final class DayVectorsIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final TextTable VECTORS = TextTable.of(DayVectorsIT.class, "vectors.txt");

  private final RunningGateway gateway;

  DayVectorsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void deliver(RunningGateway gateway) {
    gateway.clock().set("2021-12-01T08:00:00+08:00");
    Seeds.orgUnits(gateway);
    String[] persons =
        VECTORS.rows().stream().map(row -> person(row)).distinct().toArray(String[]::new);
    Seeds.people(gateway, "H01", persons);
    gateway.importCsv("openings", "home,date,open,reason\nH01,2021-11-07,1,重阳活动\n").ok();
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    List<JsonObject> batch =
        VECTORS.rows().stream()
            .flatMap(row -> punches(row))
            .distinct()
            .collect(Collectors.toList());
    Collections.reverse(batch);
    gateway.checkIn(TOKEN, batch).ok();
    assertThat(gateway.checkIn(TOKEN, batch).ok().getInteger("duplicates")).isEqualTo(batch.size());
  }

  @TestFactory
  Stream<DynamicTest> dayIsJudgedAsDefined() {
    return VECTORS.tests(row -> verdict(day(person(row), row.cell(2))));
  }

  @Test
  void personWhoWasNotExpectedIsPresentAllTheSame() {
    JsonObject sunday = day("P-M7", "2021-11-07");
    assertThat(sunday.getBoolean("expected")).isFalse();
    assertThat(sunday.getBoolean("valid")).isTrue();
    assertThat(Reply.objects(sunday, "services"))
        .extracting(service -> service.getString("type"))
        .containsExactly("CARE");
  }

  @Test
  void burstTakesItsFirstTimeIn() {
    JsonObject day = day("P-B1", "2021-11-05");
    assertThat(Reply.objects(day, "sessions"))
        .containsExactly(
            new JsonObject()
                .put("in", "2021-11-05T08:00:00+08:00")
                .put("out", "2021-11-05T16:00:00+08:00"));
    assertThat(Reply.objects(day, "events"))
        .extracting(event -> event.getBoolean("used"))
        .containsExactly(true, false, false, true);
    assertThat(day.getJsonArray("trace").getString(0))
        .isEqualTo("08:00:00 + 08:01:30 at J1 are one punch (gap 90 s ≤ 120 s)");
  }

  @Test
  void missingCheckOutLeavesThePersonPresent() {
    JsonObject board = gateway.get("/api/v1/homes/H01/days/2021-11-05").ok();
    assertThat(Reply.objects(board, "people"))
        .filteredOn(person -> person.getString("person").equals("P-M4"))
        .extracting(person -> person.getString("presence"))
        .containsExactly("PRESENT");
  }

  private JsonObject day(String person, String date) {
    return gateway.get("/api/v1/persons/" + person + "/days/" + date).ok();
  }

  private static String verdict(JsonObject day) {
    return "%s %d %d %s"
        .formatted(
            day.getString("state"),
            day.getInteger("minutes"),
            day.getInteger("credit"),
            day.getJsonArray("flags").getList());
  }

  private static String person(TextTable.Row row) {
    return "P-" + row.name();
  }

  private static Stream<JsonObject> punches(TextTable.Row row) {
    return Arrays.stream(row.cell(1).split(","))
        .map(punch -> punch.strip().split(" ", 2))
        .map(parts -> Seeds.punch("N" + person(row), parts[0], parts[1]));
  }
}
