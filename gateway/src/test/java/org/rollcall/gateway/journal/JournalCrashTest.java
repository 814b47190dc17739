package org.rollcall.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rollcall.gateway.journal.JournalContract.CLOCK;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die, and a process whose disk refuses to grow, seen from outside. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("invariant-1")
final class JournalCrashTest {
  private static final int KILLS = 6;
  private static final int ACKNOWLEDGED_MAX = 3_000;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("journal.db");
  }

  @Test
  void keepsEveryAcknowledgedEntryOnceThroughKillsAtAnyMoment() throws Exception {
    Random moments = new Random(20_211_105);
    Map<Long, String> acknowledged = new LinkedHashMap<>();
    for (int round = 0; round < KILLS; round++) {
      int killAfter = 1 + moments.nextInt(ACKNOWLEDGED_MAX);
      try (var process = AppendingProcess.start(List.of(), file(), "round" + round, 64, 150)) {
        for (int seen = 0; seen < killAfter; seen++) {
          note(process.line().orElseThrow(), acknowledged);
        }
        process.kill();
        for (var line = process.line(); line.isPresent(); line = process.line()) {
          note(line.get(), acknowledged);
        }
      }
      requireThere(acknowledged);
    }
  }

  private static void note(String line, Map<Long, String> acknowledged) {
    String[] words = line.split(" ", -1);
    // the kill may cut the last line short: such a promise nobody heard
    if (words.length == 3 && words[0].equals("stored") && words[2].contains("-")) {
      String former = acknowledged.put(Long.parseLong(words[1]), words[2]);
      assertThat(former).as("position %s promised twice", words[1]).isNull();
    }
  }

  private void requireThere(Map<Long, String> acknowledged) {
    List<String> stored = new ArrayList<>();
    try (Journal journal = SqliteJournal.open(file(), CLOCK)) {
      assertThat(journal.verify()).isEqualTo(new JournalVerdict.Sound(journal.end()));
      for (JournalEntry entry : journal.read(0, Integer.MAX_VALUE, Long.MAX_VALUE)) {
        stored.add(new String(entry.payload(), StandardCharsets.UTF_8).split(" ", -1)[0]);
      }
    }
    assertThat(stored).doesNotHaveDuplicates();
    acknowledged.forEach(
        (position, name) -> assertThat(stored.get((int) (position - 1))).startsWith(name));
  }

  @Test
  void survivesARealWriteErrorOfTheOperatingSystem() throws Exception {
    Path limiter = Path.of("/usr/bin/prlimit");
    assumeTrue(Files.isExecutable(limiter), "needs prlimit to narrow a process's file size");
    List<String> narrowed = List.of(limiter.toString(), "--fsize=8000000:unlimited");
    try (var process = AppendingProcess.start(narrowed, file(), "narrowed", 1, 20_000)) {
      awaitLine(process, "refused STORAGE_FAILED");
      widen(limiter, process.pid());
      awaitLine(process, "stored");
      awaitLine(process, "stored");
      process.kill();
    }
    assertThat(SqliteJournal.check(file()))
        .isEqualTo(new JournalVerdict.Sound(SqliteJournal.inspection().end(file())));
  }

  private static void awaitLine(AppendingProcess process, String start) throws Exception {
    while (!process.line().orElseThrow().startsWith(start)) {
      // the limit is reached after some hundred entries
    }
  }

  private static void widen(Path limiter, long pid) throws Exception {
    Process widening =
        new ProcessBuilder(limiter.toString(), "--pid=" + pid, "--fsize=unlimited:unlimited")
            .start();
    assertThat(widening.waitFor()).isZero();
  }
}
