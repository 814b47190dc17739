package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.world.FakeClock;

/**
 * A county of three homes beside another of one, in a province, small enough to be counted by hand:
 * its tables are in {@code county/}, {@code figures.txt} says what must come out.
 */
public final class WorkedCounty {
  public static final String NOW = "2021-12-01T08:00:00+08:00";
  private static final List<String> KINDS =
      List.of(
          "org-units",
          "persons",
          "enrolments",
          "devices",
          "credentials",
          "needs",
          "denominators",
          "targets",
          "leaves",
          "openings",
          "service-records");

  private WorkedCounty() {}

  /** What must come out: name, {@code indicator unit period}, the figure. */
  public static TextTable figures() {
    return TextTable.of(WorkedCounty.class, "county/figures.txt");
  }

  /** Starts a gateway in which all of it has happened; the catalogue has three indicators more. */
  public static RunningGateway start(Path data) {
    try {
      Files.createDirectories(data);
      Files.writeString(data.resolve("indicators.yaml"), text("indicators.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningGateway gateway = RunningGateway.start(data, FakeClock.at(NOW));
    seed(gateway);
    return gateway;
  }

  private static void seed(RunningGateway gateway) {
    for (int i = 0; i < KINDS.size(); i++) {
      String kind = KINDS.get(i);
      gateway.importCsv(kind, text("%02d-%s.csv".formatted(i + 1, kind))).ok();
    }
    Map<String, List<JsonObject>> byTerminal = new LinkedHashMap<>();
    for (TextTable.Row row : TextTable.of(WorkedCounty.class, "county/check-ins.txt").rows()) {
      byTerminal
          .computeIfAbsent(row.name(), terminal -> new ArrayList<>())
          .addAll(punches(row.cell(1), row.expected()));
    }
    byTerminal.forEach(
        (terminal, punches) -> gateway.checkIn("token-of-the-terminal-" + terminal, punches).ok());
    gateway.awaitApplied();
  }

  private static List<JsonObject> punches(String person, String days) {
    List<String> words = Arrays.asList(days.split(" "));
    List<JsonObject> punches = new ArrayList<>();
    for (String day : words.subList(1, words.size())) {
      punches.add(Seeds.punch(person, "in", "2021-11-" + day + "T08:30:00"));
      if (!words.get(0).equals("in")) {
        String end = words.get(0).equals("full") ? "T12:30:00" : "T10:30:00";
        punches.add(Seeds.punch(person, "out", "2021-11-" + day + end));
      }
    }
    return punches;
  }

  private static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(WorkedCounty.class.getResourceAsStream("county/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
