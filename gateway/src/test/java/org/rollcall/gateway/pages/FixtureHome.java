package org.rollcall.gateway.pages;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One home of the fixture: its people in memory and the board they make. Thread-safe: every call
 * holds the lock.
 */
final class FixtureHome {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalTime LATE_AFTER = LocalTime.of(8, 40);

  private final String code;
  private final String name;
  private final List<JsonObject> people = new ArrayList<>();
  private final JsonObject terminal =
      new JsonObject().put("device", "ZK-01").put("online", true).put("lastContactAt", at("10:23"));

  FixtureHome(String code, String name, int size) {
    this.code = code;
    this.name = name;
    List<JsonObject> rows = readPeople();
    for (int i = 0; i < size; i++) {
      JsonObject row = rows.get(i % rows.size()).copy();
      people.add(row.put("person", "P%03d".formatted(i + 1)));
    }
  }

  String code() {
    return code;
  }

  JsonObject orgUnit() {
    return new JsonObject()
        .put("code", code)
        .put("name", name)
        .put("kind", "home")
        .put("parent", "330683002");
  }

  synchronized void checkIn(String person, String time) {
    for (JsonObject row : people) {
      if (row.getString("person").equals(person)) {
        boolean late = LocalTime.parse(time).isAfter(LATE_AFTER);
        row.put("presence", "PRESENT").put("state", "INCOMPLETE").put("in", at(time));
        row.put("device", "ZK-01")
            .put("flags", late ? new JsonArray().add("LATE") : new JsonArray());
      }
    }
  }

  synchronized void terminalGoesOffline(String lastContact) {
    terminal.put("online", false).put("lastContactAt", at(lastContact));
  }

  synchronized JsonObject board(LocalDate date, String asOf) {
    boolean open =
        date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    List<JsonObject> shown = date.equals(TODAY) ? people : otherDay(date, open);
    return new JsonObject()
        .put("home", code)
        .put("name", name)
        .put("date", date.toString())
        .put("open", open)
        .put("dayKind", open ? "WORKDAY" : "WEEKEND")
        .putNull("dayName")
        .put("provisionalCalendar", false)
        .put("asOf", asOf)
        .put("counts", counts(shown))
        .put("people", new JsonArray(shown).copy())
        .put("services", open && !shown.isEmpty() ? services(shown) : new JsonArray())
        .put("unknown", date.equals(TODAY) && people.size() > 1 ? unknown() : new JsonArray())
        .put("devices", new JsonArray().add(terminal));
  }

  /** A closed day has nobody; an open one is over and everybody who is expected was there. */
  private List<JsonObject> otherDay(LocalDate date, boolean open) {
    return people.stream()
        .map(JsonObject::copy)
        .map(row -> open && row.getBoolean("expected") ? fullDay(row, date) : notExpected(row))
        .toList();
  }

  private static JsonObject fullDay(JsonObject row, LocalDate date) {
    row.put("state", "FULL_DAY")
        .put("presence", "LEFT")
        .put("flags", new JsonArray())
        .put("device", "ZK-01");
    return row.put("in", date + "T08:20:00+08:00").put("out", date + "T16:04:00+08:00");
  }

  private static JsonObject notExpected(JsonObject row) {
    row.put("state", "NOT_EXPECTED").put("presence", "NOT_EXPECTED").put("expected", false);
    return row.put("flags", new JsonArray()).putNull("in").putNull("out").putNull("device");
  }

  private JsonObject counts(List<JsonObject> shown) {
    return new JsonObject()
        .put("expected", shown.stream().filter(row -> row.getBoolean("expected")).count())
        .put("present", shown.stream().filter(row -> isIn(row, "PRESENT")).count())
        .put(
            "late",
            shown.stream().filter(row -> row.getJsonArray("flags").contains("LATE")).count())
        .put("absent", shown.stream().filter(row -> isIn(row, "EXPECTED")).count())
        .put("left", shown.stream().filter(row -> isIn(row, "LEFT")).count())
        .put("unknownCredentials", shown == people && people.size() > 1 ? 2 : 0);
  }

  private static boolean isIn(JsonObject row, String presence) {
    return row.getString("presence").equals(presence);
  }

  private static JsonArray services(List<JsonObject> shown) {
    long here = shown.stream().filter(row -> row.getString("in") != null).count();
    return new JsonArray()
        .add(service("CARE", here, 105 * here))
        .add(service("REHAB", Math.min(4, here), 160));
  }

  private static JsonObject service(String type, long persons, long minutes) {
    return new JsonObject()
        .put("type", type)
        .put("persons", persons)
        .put("personTimes", persons)
        .put("sessions", persons)
        .put("minutes", minutes);
  }

  private static JsonArray unknown() {
    return new JsonArray()
        .add(badge("9001", "08:31", "08:32", 2))
        .add(badge("30268841", "09:05", "09:05", 1));
  }

  private static JsonObject badge(String number, String first, String last, int count) {
    return new JsonObject()
        .put("number", number)
        .put("device", "ZK-01")
        .put("firstAt", at(first))
        .put("lastAt", at(last))
        .put("count", count);
  }

  static String at(String time) {
    return TODAY + "T" + time + ":00+08:00";
  }

  private static List<JsonObject> readPeople() {
    try (InputStream table = FixtureHome.class.getResourceAsStream("/pages/people.txt")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(FixtureHome::person).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject person(String line) {
    String[] cell = line.split("\\s*\\|\\s*", -1);
    return new JsonObject()
        .put("person", cell[0])
        .put("name", cell[1])
        .put("state", cell[2])
        .put("presence", cell[3])
        .put("expected", !cell[6].isEmpty())
        .put("in", cell[4].isEmpty() ? null : at(cell[4]))
        .put("out", cell[5].isEmpty() ? null : at(cell[5]))
        .put("start", cell[6].isEmpty() ? null : cell[6])
        .put("end", cell[7].isEmpty() ? null : cell[7])
        .put("flags", cell[8].isEmpty() ? new JsonArray() : new JsonArray().add(cell[8]))
        .put("device", cell[4].isEmpty() ? null : "ZK-01");
  }
}
