package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.registry.CellType.Reference;

/**
 * The cells of one file that point to something, those of rows with other faults too. What they
 * point to must be in the registry or in the same file.
 */
final class References {

  private record Pointer(int row, Column column, String key) {}

  private final List<Pointer> pointers = new ArrayList<>();

  /** Remembers a cell that is right by itself. */
  void add(int row, Column column, String key) {
    if (column.type().reference() != Reference.NONE && !key.isEmpty()) {
      pointers.add(new Pointer(row, column, key));
    }
  }

  void check(ImportFile file, Findings findings) {
    for (Pointer pointer : pointers) {
      boolean excused = file.kind() == ImportKind.ORG_UNITS && file.hasBroken(pointer.key());
      if (!excused) {
        problem(pointer, file.merged())
            .ifPresent(text -> findings.cell(pointer.row(), pointer.column(), pointer.key(), text));
      }
    }
  }

  private static Optional<String> problem(Pointer pointer, Registry registry) {
    String key = pointer.key();
    return switch (pointer.column().type().reference()) {
      case NONE -> Optional.empty();
      case ORG_UNIT -> unless(registry.orgUnit(key).isPresent(), "no such org unit");
      case SITE -> site(key, registry);
      case AREA -> area(key, registry);
      case PERSON -> unless(registry.person(key).isPresent(), "no such person");
      case SCOPE -> scope(key, registry);
      case DEVICE -> device(key, registry);
    };
  }

  private static Optional<String> scope(String scope, Registry registry) {
    String[] parts = scope.split(":", 2);
    return switch (parts[0]) {
      case "device" -> device(parts[1], registry);
      case "home" -> site(parts[1], registry);
      default -> Optional.empty();
    };
  }

  private static Optional<String> device(String id, Registry registry) {
    return unless(registry.hasDevice(id), "no such device");
  }

  private static Optional<String> site(String code, Registry registry) {
    return registry
        .orgUnit(code)
        .map(unit -> unless(unit.isSite(), "a " + unit.kind().code() + ", not a home or centre"))
        .orElse(Optional.of("no such home"));
  }

  private static Optional<String> area(String code, Registry registry) {
    return registry
        .orgUnit(code)
        .map(
            unit ->
                unless(
                    !unit.isSite(), "a " + unit.kind().code() + ", not a township or federation"))
        .orElse(Optional.of("no such org unit"));
  }

  private static Optional<String> unless(boolean right, String problem) {
    return right ? Optional.empty() : Optional.of(problem);
  }
}
