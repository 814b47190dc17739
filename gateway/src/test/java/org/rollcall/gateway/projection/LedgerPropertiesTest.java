package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.assertj.core.util.Files;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.world.LedgerText;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;

/** Whatever the facts: batches, restarts and the order of arrival leave no trace in the ledger. */
class LedgerPropertiesTest {
  private static final int FACTS = 60;

  private Path folder = Path.of("");

  @BeforeTry
  void begin() {
    folder = Files.newTemporaryFolder().toPath();
  }

  @AfterTry
  void end() {
    Files.delete(folder.toFile());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  @Tag("invariant-3")
  void anyBatchesWithAnyRestartsGiveWhatOneRebuildGives(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    List<JournalEntry> entries =
        RandomFacts.entries(RandomFacts.ofEveryKind(random, FACTS), random);
    Path kept = folder.resolve("kept.db");
    Path rebuilt = folder.resolve("rebuilt.db");
    for (int from = 0; from < entries.size(); ) {
      from = applySome(kept, entries, from, random);
    }
    apply(rebuilt, List.of(entries));
    try (LedgerDatabase one = LedgerDatabase.open(kept);
        LedgerDatabase other = LedgerDatabase.open(rebuilt)) {
      LedgerComparison.Result result = LedgerComparison.compare(one.writer(), other.writer());
      assertThat(result.difference()).isEmpty();
      assertThat(result.rows()).isGreaterThan(FACTS);
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  @Tag("invariant-4")
  void theOrderInWhichDeliveriesComeChangesNothing(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    List<Fact> facts = RandomFacts.ofOneZone(random, FACTS);
    Instant received = Instant.parse("2021-11-05T04:00:00Z");
    Path one = folder.resolve("one.db");
    Path other = folder.resolve("other.db");
    apply(one, List.of(RandomFacts.entriesAt(received, facts)));
    apply(other, List.of(RandomFacts.entriesAt(received, deliveriesMoved(facts, random))));
    assertThat(counted(other)).containsExactlyElementsOf(counted(one));
  }

  private static List<Fact> deliveriesMoved(List<Fact> facts, Random random) {
    List<Fact> moved = new ArrayList<>();
    facts.stream().filter(Fact.Imported.class::isInstance).forEach(moved::add);
    for (Fact fact : facts) {
      if (fact instanceof Fact.Delivered) {
        moved.add(random.nextInt(moved.size() + 1), fact);
      }
    }
    return moved;
  }

  private static List<String> counted(Path file) throws SQLException {
    try (LedgerDatabase ledger = LedgerDatabase.open(file)) {
      Connection connection = ledger.writer();
      List<String> all = new ArrayList<>(LedgerText.wholeCheckIns(connection));
      all.addAll(LedgerText.days(connection));
      all.addAll(LedgerText.services(connection));
      return all;
    }
  }

  /** One start of the gateway: a few batches, then it stops or is killed in between. */
  private static int applySome(Path file, List<JournalEntry> entries, int from, Random random)
      throws SQLException {
    List<List<JournalEntry>> batches = new ArrayList<>();
    int next = from;
    for (int count = 1 + random.nextInt(6); count > 0 && next < entries.size(); count--) {
      int end = Math.min(entries.size(), next + 1 + random.nextInt(8));
      batches.add(entries.subList(next, end));
      next = end;
    }
    apply(file, batches);
    return next;
  }

  private static void apply(Path file, List<List<JournalEntry>> batches) throws SQLException {
    try (LedgerDatabase ledger = LedgerDatabase.open(file);
        LedgerProjection projection =
            new LedgerProjection(ledger, LedgerWorld.CALENDAR, changes -> {})) {
      batches.forEach(projection::apply);
    }
  }
}
