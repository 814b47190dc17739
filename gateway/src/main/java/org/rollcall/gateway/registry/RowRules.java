package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cells of one row must be to each other. Looks at nothing but the row. */
final class RowRules {

  /** One rule: a complaint, or nothing to complain of. */
  @FunctionalInterface
  private interface Rule {
    Optional<Complaint> check(Row plain);
  }

  private RowRules() {}

  static List<Complaint> check(Row plain) {
    return rules(plain.kind()).flatMap(rule -> rule.check(plain).stream()).toList();
  }

  private static Stream<Rule> rules(ImportKind kind) {
    return switch (kind) {
      case ORG_UNITS ->
          Stream.of(RowRules::endsLater, RowRules::hasParent, RowRules::onlySitesHaveMode);
      case PERSONS -> Stream.of(RowRules::birthDateMatches);
      case ENROLMENTS -> Stream.of(RowRules::endsLater, RowRules::timesArePair);
      case DEVICES, CREDENTIALS, NEEDS, TARGETS, LEAVES, CLOCK_RULES ->
          Stream.of(RowRules::endsLater);
      case DENOMINATORS -> Stream.of(RowRules::partOfWhole);
      case SERVICE_RECORDS -> Stream.of(RowRules::timesArePair);
      case OPENINGS, SENSORS -> Stream.empty();
    };
  }

  private static Optional<Complaint> endsLater(Row row) {
    Optional<LocalDate> from = row.date("from");
    Optional<LocalDate> to = row.date("to");
    if (from.isEmpty() || to.isEmpty() || to.get().isAfter(from.get())) {
      return Optional.empty();
    }
    if (to.get().equals(from.get()) && isResidentialStay(row)) {
      return Optional.empty();
    }
    return complaint("to", "the first day after must be later than from " + from.get());
  }

  /** Admitted and discharged on one day is one resident day. */
  private static boolean isResidentialStay(Row row) {
    return row.kind() == ImportKind.ENROLMENTS
        && row.text("mode").equals(CareMode.RESIDENTIAL.code());
  }

  private static Optional<Complaint> hasParent(Row row) {
    boolean top = row.text("kind").equals(OrgUnitKind.FEDERATION.code());
    return top || row.optional("parent").isPresent()
        ? Optional.empty()
        : complaint("parent", "a " + row.text("kind") + " needs a parent");
  }

  private static Optional<Complaint> onlySitesHaveMode(Row row) {
    boolean site = row.term("kind", OrgUnitKind.values()).isSite();
    return site || row.optional("mode").isEmpty()
        ? Optional.empty()
        : complaint("mode", "only a home or centre has a mode");
  }

  private static Optional<Complaint> birthDateMatches(Row row) {
    Optional<LocalDate> birthDate = row.date("birth_date");
    Certificate certificate = Certificate.read(row.text("certificate_no"));
    return certificate instanceof Certificate.Valid valid
            && birthDate.isPresent()
            && !birthDate.get().equals(valid.birthDate())
        ? complaint("birth_date", "not the birth date in the certificate number")
        : Optional.empty();
  }

  private static Optional<Complaint> timesArePair(Row row) {
    Optional<LocalTime> start = row.time("start");
    Optional<LocalTime> end = row.time("end");
    if (start.isPresent() != end.isPresent()) {
      return complaint(start.isPresent() ? "end" : "start", "start and end come together");
    }
    return start.isPresent() && !end.orElseThrow().isAfter(start.get())
        ? complaint("end", "must be later than start " + start.get())
        : Optional.empty();
  }

  private static Optional<Complaint> partOfWhole(Row row) {
    Optional<Integer> numerator = row.optional("numerator").map(Integer::valueOf);
    return numerator.isPresent() && numerator.get() > Integer.parseInt(row.text("denominator"))
        ? complaint("numerator", "greater than the denominator " + row.text("denominator"))
        : Optional.empty();
  }

  private static Optional<Complaint> complaint(String column, String problem) {
    return Optional.of(new Complaint(column, problem));
  }
}
