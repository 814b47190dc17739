package org.rollcall.gateway.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.gateway.registry.ImportFile.Line;

/**
 * The shape of the org units: federations in federations, townships in federations, homes and
 * centres in either, nothing in a home, nothing above itself.
 */
final class OrgTree {
  private OrgTree() {}

  static Stream<Complaint> check(Line line, ImportFile file) {
    OrgUnit unit = OrgUnit.of(line.row());
    return Stream.of(nests(unit, file), ends(unit, file), staysWhatItIs(unit, file))
        .flatMap(Optional::stream);
  }

  private static Optional<Complaint> nests(OrgUnit unit, ImportFile file) {
    return unit.parent()
        .flatMap(file.merged()::orgUnit)
        .filter(parent -> !parent.kind().mayHold(unit.kind()))
        .map(
            parent ->
                new Complaint(
                    "parent",
                    "a %s cannot be under a %s"
                        .formatted(unit.kind().code(), parent.kind().code())));
  }

  private static Optional<Complaint> ends(OrgUnit unit, ImportFile file) {
    List<OrgUnit> lineage = file.merged().lineage(unit.code());
    boolean circular = lineage.stream().skip(1).anyMatch(above -> above.code().equals(unit.code()));
    if (circular) {
      return Optional.of(new Complaint("parent", "the unit would be above itself"));
    }
    boolean endless =
        lineage.size() == Registry.LEVELS_MAX
            && lineage.get(Registry.LEVELS_MAX - 1).parent().isPresent();
    return endless
        ? Optional.of(new Complaint("parent", "more than " + Registry.LEVELS_MAX + " levels"))
        : Optional.empty();
  }

  /** What stands under a unit or belongs to it was checked against its kind. */
  private static Optional<Complaint> staysWhatItIs(OrgUnit unit, ImportFile file) {
    return file.before()
        .orgUnit(unit.code())
        .filter(old -> old.kind() != unit.kind() && !(old.isSite() && unit.isSite()))
        .map(
            old ->
                new Complaint(
                    "kind", "%s is a %s already".formatted(unit.code(), old.kind().code())));
  }
}
