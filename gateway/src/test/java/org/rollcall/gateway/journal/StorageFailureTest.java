package org.rollcall.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.journal.JournalContract.CLOCK;
import static org.rollcall.gateway.journal.JournalContract.KIND;
import static org.rollcall.gateway.journal.JournalContract.bytes;
import static org.rollcall.gateway.journal.JournalContract.codeOf;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.JournalException.Code;

/** A disk that is full or read-only for a while: refused meanwhile, nothing lost, no restart. */
final class StorageFailureTest {
  private static final String NO_LIMIT = "PRAGMA max_page_count = 1073741823";

  /** What SQLite lets the writer do; applied to every connection that the writer opens. */
  private volatile String restriction = NO_LIMIT;

  @TempDir private Path folder;

  private SqliteJournal open() {
    return SqliteJournal.open(
        folder.resolve("journal.db"), CLOCK, JournalLimits.DEFAULT, this::restrict);
  }

  private void restrict(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(restriction);
    }
  }

  private static void awaitWritable(Journal journal) {
    Awaitility.await().until(() -> journal.health().writable());
  }

  @Test
  void refusesWhileTheDiskIsFullAndGoesOnByItselfWithoutAGap() {
    restriction = "PRAGMA max_page_count = 40";
    try (SqliteJournal journal = open()) {
      long stored = 0;
      CompletableFuture<Long> append = journal.append(KIND, new byte[10_000]);
      while (append.handle((position, fault) -> fault == null).join()) {
        stored++;
        append = journal.append(KIND, new byte[10_000]);
      }
      assertThat(stored).isPositive();
      assertThat(codeOf(append)).isEqualTo(Code.STORAGE_FAILED);
      assertThat(journal.health().writable()).isFalse();
      assertThat(journal.health().lastFailure().orElseThrow().problem()).contains("full");
      assertThat(codeOf(journal.append(KIND, bytes("meanwhile")))).isEqualTo(Code.STORAGE_FAILED);

      restriction = NO_LIMIT;
      awaitWritable(journal);
      assertThat(journal.append(KIND, bytes("after")).join()).isEqualTo(stored + 1);
      assertThat(journal.verify()).isEqualTo(new JournalVerdict.Sound(stored + 1));
    }
  }

  @Test
  void stillReadsWhileTheStorageIsReadOnlyAndGoesOnAfterwards() {
    try (SqliteJournal journal = open()) {
      journal.append(KIND, bytes("before")).join();
    }
    restriction = "PRAGMA query_only = ON";
    try (SqliteJournal journal = open()) {
      assertThat(codeOf(journal.append(KIND, bytes("refused")))).isEqualTo(Code.STORAGE_FAILED);
      assertThat(journal.read(0, 10, 1_000)).hasSize(1);

      restriction = NO_LIMIT;
      awaitWritable(journal);
      assertThat(journal.append(KIND, bytes("after")).join()).isEqualTo(2);
    }
  }

  @Test
  void refusesAWholeGroupOrNothingOfIt() throws Exception {
    restriction = "PRAGMA max_page_count = 40";
    try (SqliteJournal journal = open()) {
      CountDownLatch release = new CountDownLatch(1);
      JournalContract.holdWriter(journal, release);
      var small = journal.append(KIND, bytes("would fit"));
      var large = journal.append(KIND, new byte[1_000_000]);
      release.countDown();
      assertThat(codeOf(small)).isEqualTo(Code.STORAGE_FAILED);
      assertThat(codeOf(large)).isEqualTo(Code.STORAGE_FAILED);
      assertThat(journal.verify()).isEqualTo(new JournalVerdict.Sound(1));
    }
  }

  @Test
  void closesAtOnceWhileTheStorageFails() {
    restriction = "PRAGMA query_only = ON";
    SqliteJournal journal = open();
    assertThat(codeOf(journal.append(KIND, bytes("refused")))).isEqualTo(Code.STORAGE_FAILED);
    journal.close();
    assertThat(codeOf(journal.append(KIND, bytes("late")))).isEqualTo(Code.CLOSED);
  }
}
