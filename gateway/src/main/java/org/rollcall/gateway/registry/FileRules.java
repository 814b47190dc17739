package org.rollcall.gateway.registry;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.rollcall.gateway.registry.ImportFile.Line;

/** What a file must be to the registry and its rows to each other. */
final class FileRules {

  /** One rule over a whole file; what it finds goes to the findings. */
  @FunctionalInterface
  interface Rule {
    void check(ImportFile file, Findings findings);
  }

  private FileRules() {}

  static void check(ImportFile file, Sealer sealer, Findings findings) {
    rules(file.kind(), sealer).forEach(rule -> rule.check(file, findings));
  }

  private static Stream<Rule> rules(ImportKind kind, Sealer sealer) {
    return switch (kind) {
      case ORG_UNITS -> Stream.of(perLine(OrgTree::check));
      case PERSONS -> Stream.of(new SameCitizen(sealer));
      case ENROLMENTS -> Stream.of(Overlap.of(ShelfPlan.ENROLMENTS));
      case DEVICES ->
          Stream.of(
              Overlap.of(ShelfPlan.DEVICES),
              Overlap.ofSerials(),
              perLine(FileRules::tokenIsOneDevices));
      case CREDENTIALS -> Stream.of(Overlap.of(ShelfPlan.CREDENTIALS));
      case TARGETS -> Stream.of(Overlap.of(ShelfPlan.TARGETS));
      case CLOCK_RULES -> Stream.of(Overlap.of(ShelfPlan.CLOCK_RULES));
      default -> Stream.empty();
    };
  }

  /** A rule that looks at one row and at what it points to. */
  static Rule perLine(BiFunction<Line, ImportFile, Stream<Complaint>> check) {
    return (file, findings) -> {
      for (Line line : file.lines()) {
        check.apply(line, file).forEach(complaint -> report(findings, line, complaint));
      }
    };
  }

  static void report(Findings findings, Line line, Complaint complaint) {
    ImportKind kind = line.row().kind();
    Column column = kind.columns().get(kind.indexOf(complaint.column()));
    findings.cell(line.number(), column, line.plain().text(column.name()), complaint.problem());
  }

  private static Stream<Complaint> tokenIsOneDevices(Line line, ImportFile file) {
    Optional<String> token = line.row().optional("token");
    return token.stream()
        .flatMap(
            hash ->
                file
                    .merged()
                    .shelf(ShelfPlan.DEVICES)
                    .under(ShelfPlan.DEVICES_BY_TOKEN, hash)
                    .stream())
        .map(Device::id)
        .filter(id -> !id.equals(line.row().text("device_id")))
        .limit(1)
        .map(id -> new Complaint("token", "the token of " + id + " too"));
  }
}
