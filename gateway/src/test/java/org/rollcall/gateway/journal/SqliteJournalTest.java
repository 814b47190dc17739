package org.rollcall.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.gateway.journal.JournalContract.CLOCK;
import static org.rollcall.gateway.journal.JournalContract.KIND;
import static org.rollcall.gateway.journal.JournalContract.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.JournalException.Code;

/** The embedded engine: the contract, and what is SQLite's own. */
final class SqliteJournalTest implements JournalContract {
  @TempDir private Path folder;

  @Override
  public Journal open(Path folder, JournalLimits limits) {
    return SqliteJournal.open(folder.resolve("journal.db"), CLOCK, limits);
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  private void write(String... payloads) {
    try (Journal journal = open(folder, JournalLimits.DEFAULT)) {
      for (String payload : payloads) {
        journal.append(KIND, bytes(payload)).join();
      }
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void namesTheEntryWhosePayloadHasAFlippedByte() throws Exception {
    write("the first", "needle in the second", "the third");
    byte[] content = Files.readAllBytes(file());
    content[indexOf(content, bytes("needle"))] ^= 1;
    Files.write(file(), content, StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(SqliteJournal.check(file()))
        .isEqualTo(new JournalVerdict.Damaged(List.of(new JournalFinding.Altered(2))));
    try (Journal journal = open(folder, JournalLimits.DEFAULT)) {
      assertThat(journal.read(0, 1, 1_000)).hasSize(1);
      assertThatThrownBy(() -> journal.entry(2))
          .isInstanceOfSatisfying(
              JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
          .hasMessageContaining("entry 2");
    }
  }

  private static int indexOf(byte[] content, byte[] wanted) {
    for (int i = 0; i <= content.length - wanted.length; i++) {
      if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not in the file");
  }

  @Test
  void namesTheEntriesThatAreMissing() throws Exception {
    write("1", "2", "3", "4", "5");
    sql("DROP TRIGGER entry_is_never_deleted", "DELETE FROM entry WHERE position IN (2, 3)");
    assertThat(SqliteJournal.check(file()))
        .isEqualTo(new JournalVerdict.Damaged(List.of(new JournalFinding.Missing(2, 3))));
  }

  @Test
  void findsABrokenFileAndSaysSo() throws Exception {
    write("x".repeat(200_000));
    byte[] content = Files.readAllBytes(file());
    Arrays.fill(content, 4_096, 8_192, (byte) 0x5A);
    Files.write(file(), content);
    assertThat(SqliteJournal.check(file())).isInstanceOf(JournalVerdict.Damaged.class);
  }

  @Test
  void refusesInItsOwnSchemaToChangeOrDeleteAnEntry() {
    write("said is said");
    assertThatThrownBy(() -> sql("UPDATE entry SET kind = 'other'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> sql("DELETE FROM entry")).hasMessageContaining("append-only");
  }

  @Test
  void refusesAFileThatIsNoJournal() throws Exception {
    sql("CREATE TABLE other (id INTEGER)");
    assertThatThrownBy(() -> open(folder, JournalLimits.DEFAULT))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("is not a journal");
  }

  @Test
  void refusesAFileOfANewerRollcall() throws Exception {
    write("x");
    sql("PRAGMA user_version = 2");
    assertThatThrownBy(() -> open(folder, JournalLimits.DEFAULT))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("newer Rollcall");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(file(), "this is not a database, and long enough to tell".repeat(100));
    assertThatThrownBy(() -> open(folder, JournalLimits.DEFAULT))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED));
  }

  @Test
  void canBeCheckedFromOutsideWhileItIsWritten() {
    try (Journal journal = open(folder, JournalLimits.DEFAULT)) {
      journal.append(KIND, bytes("one")).join();
      assertThat(SqliteJournal.check(file())).isEqualTo(new JournalVerdict.Sound(1));
      assertThat(SqliteJournal.inspection().end(file())).isEqualTo(1);
    }
  }

  @Test
  void leavesOneFileBehindWhenClosed() throws Exception {
    write("one");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void foldsTheWriteAheadLogInWhileItIsWritten() throws Exception {
    byte[] payload = new byte[1 << 20];
    try (Journal journal = open(folder, JournalLimits.DEFAULT)) {
      for (int i = 0; i < 200; i++) {
        journal.append(KIND, payload).join();
      }
      assertThat(Files.size(folder.resolve("journal.db-wal"))).isLessThan(100L << 20);
    }
  }
}
