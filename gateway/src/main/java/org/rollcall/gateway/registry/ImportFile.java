package org.rollcall.gateway.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The well-formed rows of one file and the registry as it was and as it would become. */
final class ImportFile {

  /**
   * One row of the file.
   *
   * @param plain with sensitive texts open
   * @param row as it would be kept
   */
  record Line(int number, Row plain, Row row) {}

  private final ImportKind kind;
  private final List<Line> lines;
  private final Registry before;
  private final Registry merged;
  private final Set<String> brokenKeys;
  private final Map<String, Line> linesByKey = new HashMap<>();

  ImportFile(ImportKind kind, List<Line> lines, Registry before, Set<String> brokenKeys) {
    this.kind = kind;
    this.lines = List.copyOf(lines);
    this.before = before;
    this.merged =
        kind.isKeptInRegistry()
            ? before.with(kind, lines.stream().map(Line::row).toList())
            : before;
    this.brokenKeys = brokenKeys;
    lines.forEach(line -> linesByKey.put(line.row().key(), line));
  }

  ImportKind kind() {
    return kind;
  }

  List<Line> lines() {
    return lines;
  }

  /** The line that brought a row, if this file did. */
  Optional<Line> lineOf(Row row) {
    return Optional.ofNullable(linesByKey.get(row.key()));
  }

  Registry before() {
    return before;
  }

  /** The registry with the rows of this file; of two rows with one key, the later. */
  Registry merged() {
    return merged;
  }

  /**
   * Whether the file has such a row but something else is wrong with it. Whoever points to it is
   * not to blame.
   */
  boolean hasBroken(String key) {
    return brokenKeys.contains(key);
  }

  boolean isChanged(Line line) {
    return !kind.isKeptInRegistry()
        || !before.row(kind, line.row().key()).equals(Optional.of(line.row()));
  }
}
