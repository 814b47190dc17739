package org.rollcall.gateway.cli.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of a bench: where it ran, what was measured, and whether anything was lost. */
public final class Report {
  private static final List<String> HEAD =
      List.of("measure", "value", "wanted", "verdict", "beside it in the same run");

  private final String machine;
  private final List<Measure> measures = new ArrayList<>();
  private final Map<String, Reconciliation> counted = new LinkedHashMap<>();

  Report(String machine) {
    this.machine = machine;
  }

  void add(Measure measure) {
    measures.add(measure);
  }

  /**
   * Puts the newest count of a data folder in place of the one before: each covers everything sent
   * so far.
   */
  void counted(String folder, Reconciliation reconciliation) {
    counted.put(folder, reconciliation);
  }

  /** Whether everything acknowledged is stored once. */
  public boolean isSound() {
    return counted.values().stream().allMatch(Reconciliation::isSound);
  }

  private Optional<Reconciliation> total() {
    return counted.values().stream().reduce(Reconciliation::plus);
  }

  /** A table in plain text that is a table in Markdown too. */
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Measure m : measures) {
      rows.add(List.of(m.name(), m.valueText(), m.goalText(), m.verdict(), m.beside()));
    }
    String proof = total().map(count -> "\n" + count + "\n").orElse("");
    return machine + "\n\n" + PlainTable.of(rows) + proof;
  }

  public JsonObject json() {
    JsonArray rows = new JsonArray();
    for (Measure m : measures) {
      JsonObject row =
          new JsonObject().put("measure", m.name()).put("value", m.value()).put("unit", m.unit());
      m.goal()
          .ifPresent(
              goal ->
                  row.put(goal.side() == Goal.Side.AT_LEAST ? "atLeast" : "atMost", goal.bound())
                      .put("met", goal.isMetBy(m.value())));
      rows.add(row.put("beside", m.beside()));
    }
    JsonObject json = new JsonObject().put("machine", machine).put("measures", rows);
    total()
        .ifPresent(
            count ->
                json.put("acknowledged", count.acknowledged())
                    .put("stored", count.stored())
                    .put("lost", count.lost())
                    .put("doubled", count.doubled()));
    return json;
  }
}
