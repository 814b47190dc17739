package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.LedgerException;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;

/** A batch that fails leaves nothing behind, in no table and in no memory. */
class FailedBatchTest {
  private static final Instant NOW = Instant.parse("2021-11-05T04:00:00Z");
  private static final int FACTS = 40;

  private final List<Fact> facts = RandomFacts.ofEveryKind(new Random(7), 3 * FACTS);

  @TempDir private Path folder;

  /** What a test does with a ledger. */
  @FunctionalInterface
  private interface Use {
    void of(LedgerDatabase ledger, LedgerProjection projection) throws SQLException;
  }

  @Test
  void leavesTheLedgerAsItWas() throws SQLException {
    List<JournalEntry> first = entries(0, FACTS);
    List<JournalEntry> poisoned = new ArrayList<>(entries(FACTS, 2 * FACTS));
    poisoned.add(new JournalEntry(2 * FACTS + 1, NOW, "later", new byte[0]));
    with(
        "one.db",
        (ledger, projection) -> {
          projection.apply(first);
          var homes = projection.homes();
          assertThatThrownBy(() -> projection.apply(poisoned))
              .isInstanceOf(LedgerException.class)
              .hasRootCauseMessage("unknown kind of journal entry \"later\"");
          assertThat(projection.position()).isEqualTo(FACTS);
          assertThat(projection.homes().policy()).isEqualTo(homes.policy());
          assertThat(projection.homes().registry().devices()).isEqualTo(homes.registry().devices());
        });
    with("other.db", (ledger, projection) -> projection.apply(first));
    areTheSame();
  }

  @Test
  void forgetsTheNumbersAndPlacesThatTheBatchGave() throws SQLException {
    List<JournalEntry> all = entries(0, facts.size());
    List<JournalEntry> shuffledAndPoisoned =
        RandomFacts.entriesAt(NOW, facts.subList(FACTS, facts.size()));
    shuffledAndPoisoned.add(new JournalEntry(facts.size() + 1, NOW, "later", new byte[0]));
    with(
        "one.db",
        (ledger, projection) -> {
          assertThatThrownBy(() -> projection.apply(shuffledAndPoisoned))
              .isInstanceOf(LedgerException.class);
          projection.apply(all);
        });
    with("other.db", (ledger, projection) -> projection.apply(all));
    areTheSame();
  }

  @Test
  void goesOnAfterAFullDisk() throws SQLException {
    List<JournalEntry> first = entries(0, FACTS);
    List<JournalEntry> second = entries(FACTS, facts.size());
    with(
        "one.db",
        (ledger, projection) -> {
          projection.apply(first);
          pagesMax(ledger, 1);
          assertThatThrownBy(() -> projection.apply(many(second)))
              .isInstanceOf(LedgerException.class)
              .hasStackTraceContaining("SQLITE_FULL");
          assertThat(projection.position()).isEqualTo(FACTS);
          pagesMax(ledger, 1_073_741_823);
          projection.apply(second);
        });
    with(
        "other.db",
        (ledger, projection) -> {
          projection.apply(first);
          projection.apply(second);
        });
    areTheSame();
  }

  @Test
  void countsABatchOnceThatWasCommittedBeforeSomebodyWhoListensFailed() throws SQLException {
    List<JournalEntry> all = entries(0, facts.size());
    List<LedgerChanges> heard = new ArrayList<>();
    with(
        "one.db",
        changes -> {
          heard.add(changes);
          throw new IllegalStateException("the listener");
        },
        (ledger, projection) -> {
          assertThatThrownBy(() -> projection.apply(all)).hasMessage("the listener");
          assertThat(projection.position()).isEqualTo(facts.size());
          assertThat(heard).hasSize(1);
        });
    with("other.db", (ledger, projection) -> projection.apply(all));
    areTheSame();
  }

  private List<JournalEntry> entries(int from, int to) {
    return RandomFacts.entriesAt(NOW, facts).subList(from, to);
  }

  /** Enough new rows that the pages at hand can't hold them. */
  private static List<JournalEntry> many(List<JournalEntry> entries) {
    List<JournalEntry> many = new ArrayList<>(entries);
    List<Fact> more = RandomFacts.ofEveryKind(new Random(8), 2_000);
    for (JournalEntry entry : RandomFacts.entriesAt(NOW, more)) {
      many.add(new JournalEntry(many.size() + FACTS + 1L, NOW, entry.kind(), entry.payload()));
    }
    return many;
  }

  private static void pagesMax(LedgerDatabase ledger, int pages) throws SQLException {
    try (Statement statement = ledger.writer().createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pages);
    }
  }

  private void with(String file, Use use) throws SQLException {
    with(file, changes -> {}, use);
  }

  private void with(String file, Consumer<LedgerChanges> published, Use use) throws SQLException {
    try (LedgerDatabase ledger = LedgerDatabase.open(folder.resolve(file));
        LedgerProjection projection =
            new LedgerProjection(ledger, LedgerWorld.CALENDAR, published)) {
      use.of(ledger, projection);
    }
  }

  private void areTheSame() throws SQLException {
    with(
        "one.db",
        (one, projection) ->
            with(
                "other.db",
                (other, same) ->
                    assertThat(LedgerComparison.compare(one.writer(), other.writer()).difference())
                        .isEmpty()));
  }
}
