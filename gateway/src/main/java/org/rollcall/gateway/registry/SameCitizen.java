package org.rollcall.gateway.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.gateway.registry.ImportFile.Line;
import org.rollcall.gateway.registry.Shelf.Entry;

/**
 * One citizen is one person: two ids with the same citizen number in their certificates would be
 * counted as two persons. Certificates are sealed, so this opens every one; it does so only when
 * the file brings a new one.
 */
record SameCitizen(Sealer sealer) implements FileRules.Rule {
  private static final String COLUMN = "certificate_no";

  @Override
  public void check(ImportFile file, Findings findings) {
    Map<String, Line> citizens = new HashMap<>();
    for (Line line : file.lines()) {
      Optional<String> citizen = line.plain().optional(COLUMN).map(SameCitizen::citizen);
      Optional<Line> twin = citizen.flatMap(it -> Optional.ofNullable(citizens.put(it, line)));
      twin.filter(other -> !other.row().key().equals(line.row().key()))
          .ifPresent(other -> report(findings, line, other.row(), "row " + other.number()));
    }
    if (file.lines().stream().anyMatch(line -> isNews(line, file))) {
      againstOthers(file, citizens, findings);
    }
  }

  private static boolean isNews(Line line, ImportFile file) {
    Optional<Row> old = file.before().row(ImportKind.PERSONS, line.row().key());
    return !line.row().text(COLUMN).isEmpty()
        && !old.map(row -> row.text(COLUMN)).equals(Optional.of(line.row().text(COLUMN)));
  }

  private void againstOthers(ImportFile file, Map<String, Line> citizens, Findings findings) {
    for (Entry<Person> entry :
        file.before().shelf(ShelfPlan.PERSONS).entriesUnder(ShelfPlan.PERSONS.byKey(), "")) {
      if (file.lineOf(entry.row()).isEmpty()) {
        entry
            .value()
            .certificate()
            .map(number -> citizen(sealer.open(number)))
            .flatMap(citizen -> Optional.ofNullable(citizens.get(citizen)))
            .ifPresent(line -> report(findings, line, entry.row(), "in the registry"));
      }
    }
  }

  private static void report(Findings findings, Line line, Row other, String where) {
    FileRules.report(
        findings,
        line,
        new Complaint(COLUMN, "the same citizen number as %s (%s)".formatted(other.key(), where)));
  }

  private static String citizen(String certificate) {
    return certificate.substring(0, Certificate.CITIZEN_CHARS);
  }
}
