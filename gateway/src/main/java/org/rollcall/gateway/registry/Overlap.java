package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.rollcall.gateway.registry.ImportFile.Line;
import org.rollcall.gateway.registry.Shelf.Entry;

/**
 * Of the rows of one group, at most one may hold on a date: a person enrols at a home once, a
 * device is at one place, a number means one person. Linear in the rows of the groups that the file
 * touches.
 *
 * @param index whose groups are looked at: the rows with the same cells before {@code from}
 * @param column which cell is to blame
 * @param matters which pairs of rows may not overlap
 */
record Overlap<T extends Dated>(
    ShelfPlan<T> plan, Index index, String column, BiPredicate<Row, Row> matters)
    implements FileRules.Rule {

  static <T extends Dated> Overlap<T> of(ShelfPlan<T> plan) {
    return new Overlap<>(plan, plan.byKey(), "from", (one, other) -> true);
  }

  /** Two rows of one device are found by its id already. */
  static Overlap<Device> ofSerials() {
    return new Overlap<>(
        ShelfPlan.DEVICES,
        ShelfPlan.DEVICES_BY_SERIAL,
        "serial",
        (one, other) -> !one.text("device_id").equals(other.text("device_id")));
  }

  @Override
  public void check(ImportFile file, Findings findings) {
    Set<String> done = new HashSet<>();
    for (Line line : file.lines()) {
      String group = index.groupOf(line.row());
      if (done.add(group)) {
        sweep(file.merged().shelf(plan).entriesUnder(index, group), file, findings);
      }
    }
  }

  /** The rows come by their first day, so each need only be held against the longest so far. */
  private void sweep(List<Entry<T>> entries, ImportFile file, Findings findings) {
    if (entries.isEmpty()) {
      // a later row with the same key took the place of the one that led here
      return;
    }
    Entry<T> longest = entries.get(0);
    for (Entry<T> entry : entries.subList(1, entries.size())) {
      if (reaches(longest, entry) && matters.test(longest.row(), entry.row())) {
        report(longest, entry, file, findings);
      }
      longest = endsLater(entry, longest) ? entry : longest;
    }
  }

  private void report(Entry<T> one, Entry<T> other, ImportFile file, Findings findings) {
    Optional<Line> line = file.lineOf(other.row());
    if (line.isPresent()) {
      FileRules.report(findings, line.get(), complaint(one, file));
    } else {
      file.lineOf(one.row())
          .ifPresent(first -> FileRules.report(findings, first, complaint(other, file)));
    }
  }

  private Complaint complaint(Entry<T> other, ImportFile file) {
    String where =
        file.lineOf(other.row()).map(line -> "row " + line.number()).orElse("in the registry");
    return new Complaint(
        column,
        "overlaps %s %s (%s)".formatted(other.value().label(), other.value().validity(), where));
  }

  private static <T extends Dated> boolean reaches(Entry<T> early, Entry<T> late) {
    LocalDate start = late.value().days().from().orElseThrow();
    return early.value().days().to().map(start::isBefore).orElse(true);
  }

  private static <T extends Dated> boolean endsLater(Entry<T> entry, Entry<T> than) {
    Optional<LocalDate> end = than.value().days().to();
    return end.isPresent()
        && entry.value().days().to().map(to -> to.isAfter(end.get())).orElse(true);
  }
}
