package org.rollcall.gateway.cli.bench;

/** Reads from the gateway's metrics how far its journal is and in how many commits. Pure. */
final class JournalMeter {
  private JournalMeter() {}

  /** Position of the newest entry, and commits since the start. */
  record Reading(long end, long commits) {}

  static Reading read(String metrics) {
    return new Reading(
        value(metrics, "rollcall_journal_end"), value(metrics, "rollcall_journal_commits"));
  }

  private static long value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the gateway does not show " + name));
  }
}
