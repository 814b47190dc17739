package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.Adjustments;
import org.rollcall.gateway.ledger.DayTexts;
import org.rollcall.gateway.ledger.HomeMonths;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.MonthSteps;
import org.rollcall.gateway.ledger.MonthSteps.HomeMonthKey;
import org.rollcall.gateway.world.LedgerText;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;
import org.rollcall.gateway.world.ScratchFolder;

/** Whatever the facts: batches, restarts and the order of arrival leave no trace in the ledger. */
class LedgerPropertiesTest {
  private static final int FACTS = 60;

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  @Tag("invariant-3")
  void anyBatchesWithAnyRestartsGiveWhatOneRebuildGives(@ForAll long seed)
      throws IOException, SQLException {
    Random random = new Random(seed);
    List<JournalEntry> entries =
        RandomFacts.entries(RandomFacts.ofEveryKind(random, FACTS), random);
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path kept = folder.path().resolve("kept.db");
      Path rebuilt = folder.path().resolve("rebuilt.db");
      for (int from = 0; from < entries.size(); ) {
        from = applySome(kept, entries, from, random);
      }
      apply(rebuilt, List.of(entries));
      LedgerComparison.Result result = compared(kept, rebuilt);
      assertThat(result.difference()).isEmpty();
      assertThat(result.rows()).isGreaterThan(FACTS);
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  @Tag("invariant-4")
  void theOrderInWhichDeliveriesComeChangesNothing(@ForAll long seed)
      throws IOException, SQLException {
    Random random = new Random(seed);
    List<Fact> facts = RandomFacts.ofOneZone(random, FACTS);
    Instant received = Instant.parse("2021-11-05T04:00:00Z");
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path one = folder.path().resolve("one.db");
      Path other = folder.path().resolve("other.db");
      apply(one, List.of(RandomFacts.entriesAt(received, facts)));
      apply(other, List.of(RandomFacts.entriesAt(received, deliveriesMoved(facts, random))));
      assertThat(counted(other)).containsExactlyElementsOf(counted(one));
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  @Tag("invariant-3")
  void whatALockKeepsWithItsAdjustmentsIsTheMonthAsItIsKnown(@ForAll long seed)
      throws IOException, SQLException {
    Random random = new Random(seed);
    List<Fact> facts = RandomFacts.withLocks(RandomFacts.ofEveryKind(random, FACTS), random);
    List<JournalEntry> entries =
        RandomFacts.entriesAt(Instant.parse("2021-12-05T04:00:00Z"), facts);
    try (ScratchFolder folder = ScratchFolder.create()) {
      Path kept = folder.path().resolve("kept.db");
      Path rebuilt = folder.path().resolve("rebuilt.db");
      for (int from = 0; from < entries.size(); ) {
        from = applySome(kept, entries, from, random);
      }
      apply(rebuilt, List.of(entries));
      assertThat(compared(kept, rebuilt).difference()).isEmpty();
      assertThat(lockedMonths(kept)).as("locked homes").isEqualTo(2);
    }
  }

  /** Checks each locked month; returns how many there are. */
  private static int lockedMonths(Path file) throws SQLException {
    try (LedgerDatabase ledger = LedgerDatabase.open(file);
        LedgerProjection projection =
            new LedgerProjection(ledger, LedgerWorld.CALENDAR, changes -> {});
        HomeMonths live = new HomeMonths(ledger.writer(), ledger.symbols(), projection.homes())) {
      Map<HomeMonthKey, Integer> revisions = MonthSteps.lockedRevisions(ledger.writer());
      for (HomeMonthKey key : revisions.keySet()) {
        assertThat(Adjustments.before(ledger.writer(), key))
            .isEqualTo(DayTexts.of(live.of(ledger.symbols().text(key.home()), key.month())));
      }
      return revisions.size();
    }
  }

  private static LedgerComparison.Result compared(Path one, Path other) throws SQLException {
    try (LedgerDatabase kept = LedgerDatabase.open(one);
        LedgerDatabase rebuilt = LedgerDatabase.open(other)) {
      return LedgerComparison.compare(kept.writer(), rebuilt.writer());
    }
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
