package org.rollcall.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.ops.BackupException.Code;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class BackupTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2021-11-05T00:30:00Z"), ZoneOffset.UTC);

  @TempDir private Path temp;
  private DataFolder folder;
  private final Backup backup = new Backup(SqliteJournal.inspection(), CLOCK, "1.2.3");

  @BeforeEach
  void fillADataFolder() throws Exception {
    folder = DataFolder.open(temp.resolve("data"));
    try (Journal journal = SqliteJournal.open(folder.journal(), CLOCK)) {
      for (int i = 0; i < 100; i++) {
        journal.append("delivery", bytes("punch " + i));
      }
    }
    try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + folder.ledger());
        var statement = ledger.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE position (journal INTEGER)");
      statement.execute("INSERT INTO position VALUES (99)");
    }
    try (var security = DriverManager.getConnection("jdbc:sqlite:" + folder.security());
        var statement = security.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE account (name TEXT)");
      statement.execute("INSERT INTO account VALUES ('li')");
    }
    Files.writeString(folder.key(), "a key");
    Files.createDirectories(folder.calendars());
    Files.writeString(folder.calendars().resolve("2027.json"), "{}");
    Files.writeString(folder.calendars().resolve("节假日.json"), "{}");
  }

  @AfterEach
  void closeTheDataFolder() {
    folder.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path target() {
    return temp.resolve("backup");
  }

  private Path restored() {
    return temp.resolve("restored");
  }

  private static Code codeOf(Runnable action) {
    try {
      action.run();
      throw new AssertionError("it should have been refused");
    } catch (BackupException e) {
      return e.code();
    }
  }

  private static List<String> content(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void copiesEverythingThatAnInstallationCannotRebuild() throws IOException {
    Manifest manifest = backup.create(folder, target());
    assertThat(manifest.journalEnd()).isEqualTo(100);
    assertThat(manifest.version()).isEqualTo("1.2.3");
    assertThat(manifest.createdAt()).isEqualTo(CLOCK.instant());
    assertThat(content(target()))
        .containsExactly(
            "calendars/2027.json",
            "calendars/节假日.json",
            "journal.db",
            "ledger.db",
            "manifest.json",
            "rollcall.key",
            "security.db");
    for (String file : content(target())) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(target().resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void restoresWhatItHasBackedUp() throws Exception {
    backup.create(folder, target());
    Manifest manifest = backup.restore(target(), restored());
    assertThat(manifest.journalEnd()).isEqualTo(100);
    try (DataFolder again = DataFolder.open(restored());
        Journal journal = SqliteJournal.open(again.journal(), CLOCK)) {
      assertThat(journal.end()).isEqualTo(100);
      assertThat(journal.entry(100).orElseThrow().payload()).isEqualTo(bytes("punch 99"));
      assertThat(again.key()).hasContent("a key");
      assertThat(again.security()).exists();
      assertThat(again.calendars().resolve("节假日.json")).exists();
      assertThat(backup.verify(again)).isEmpty();
      assertThat(ledgerPosition(again)).isEqualTo(99);
    }
  }

  private static long ledgerPosition(DataFolder folder) throws SQLException {
    try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + folder.ledger());
        var statement = ledger.createStatement();
        var rows = statement.executeQuery("SELECT journal FROM position")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  @Test
  void copiesAJournalThatIsBeingWritten() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch flowing = new CountDownLatch(500);
    try (Journal journal = SqliteJournal.open(folder.journal(), CLOCK)) {
      var appender =
          CompletableFuture.runAsync(
              () -> {
                while (!stop.get()) {
                  journal.append("delivery", new byte[2_000]).join();
                  flowing.countDown();
                }
              });
      flowing.await();
      long before = journal.end();
      Manifest manifest;
      try (DataFolder shared = DataFolder.openShared(folder.root())) {
        manifest = backup.create(shared, target());
      }
      stop.set(true);
      appender.join();
      assertThat(manifest.journalEnd()).isBetween(before, journal.end());
    }
    assertThat(backup.restore(target(), restored()).journalEnd()).isGreaterThan(500);
  }

  @Test
  void refusesATargetThatIsNotEmpty() throws IOException {
    Files.createDirectories(target());
    Files.writeString(target().resolve("other"), "x");
    assertThat(codeOf(() -> backup.create(folder, target()))).isEqualTo(Code.TARGET_NOT_EMPTY);
    assertThat(content(target())).containsExactly("other");
  }

  @Test
  void refusesToBackUpNothing() {
    try (DataFolder empty = DataFolder.open(temp.resolve("empty"))) {
      assertThat(codeOf(() -> backup.create(empty, target()))).isEqualTo(Code.NOTHING_THERE);
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void refusesADataFolderThatIsNotEmpty() throws IOException {
    backup.create(folder, target());
    Files.createDirectories(restored());
    Files.writeString(restored().resolve("ledger.db"), "somebody's");
    assertThat(codeOf(() -> backup.restore(target(), restored()))).isEqualTo(Code.TARGET_NOT_EMPTY);
    assertThat(content(restored())).containsExactly("ledger.db");
  }

  @Test
  void refusesADamagedBackupAndNamesTheFile() throws IOException {
    backup.create(folder, target());
    damage(target().resolve("journal.db"), content -> content[content.length - 10] ^= 1);
    assertThatThrownBy(() -> backup.restore(target(), restored()))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
        .hasMessageContaining("journal.db");
    assertThat(restored()).doesNotExist();
  }

  @Test
  void refusesABackupThatLacksAFile() throws IOException {
    backup.create(folder, target());
    Files.delete(target().resolve("rollcall.key"));
    assertThat(codeOf(() -> backup.restore(target(), restored()))).isEqualTo(Code.DAMAGED);
  }

  @Test
  void refusesABackupWithoutItsManifest() throws IOException {
    backup.create(folder, target());
    Files.delete(target().resolve("manifest.json"));
    assertThat(codeOf(() -> backup.restore(target(), restored()))).isEqualTo(Code.INCOMPLETE);
  }

  @Test
  void refusesAManifestOfANewerFormat() throws IOException {
    backup.create(folder, target());
    replaceInManifest("\"format\" : 1", "\"format\" : 2");
    assertThat(codeOf(() -> backup.restore(target(), restored()))).isEqualTo(Code.TOO_NEW);
  }

  @Test
  void refusesAManifestThatPointsOutOfItsFolder() throws IOException {
    backup.create(folder, target());
    replaceInManifest("calendars/2027.json", "../2027.json");
    assertThat(codeOf(() -> backup.restore(target(), restored()))).isEqualTo(Code.DAMAGED);
  }

  private void replaceInManifest(String what, String with) throws IOException {
    Path manifest = target().resolve("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(what);
    Files.writeString(manifest, text.replace(what, with));
  }

  private static void damage(Path file, Consumer<byte[]> change) throws IOException {
    byte[] content = Files.readAllBytes(file);
    change.accept(content);
    Files.write(file, content);
  }

  @Test
  void leavesNothingHalfWhenTheCopyTurnsOutDamaged() throws IOException {
    backup.create(folder, target());
    Finding finding = new Finding("journal.db", "an entry is gone", "take another backup");
    Backup strict = new Backup(new Suspicious(finding), CLOCK, "1.2.3");
    assertThat(codeOf(() -> strict.restore(target(), restored()))).isEqualTo(Code.DAMAGED);
    assertThat(content(restored())).doesNotContain("journal.db", "ledger.db", "rollcall.key");
    assertThat(restored().resolve("restore.partial")).doesNotExist();
    backup.restore(target(), restored());
    assertThat(restored().resolve("journal.db")).exists();
  }

  /** Somebody who finds something wrong with every journal. */
  private record Suspicious(Finding finding) implements JournalInspection {
    @Override
    public long end(Path file) {
      return 0;
    }

    @Override
    public List<Finding> findings(Path file) {
      return List.of(finding);
    }
  }

  @Test
  void beginsAnInterruptedRestoreAnew() throws IOException {
    backup.create(folder, target());
    // as a restore leaves it that was killed between two moves
    Files.createDirectories(restored().resolve("restore.partial"));
    Files.writeString(restored().resolve("restore.partial").resolve("journal.db"), "half");
    Files.copy(target().resolve("ledger.db"), restored().resolve("ledger.db"));
    assertThatThrownBy(() -> DataFolder.open(restored()))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("run the restore again");

    backup.restore(target(), restored());
    try (DataFolder whole = DataFolder.open(restored())) {
      assertThat(backup.verify(whole)).isEmpty();
      assertThat(whole.root().resolve("restore.partial")).doesNotExist();
    }
  }

  @Test
  void keepsAHalfRestoredFolderMarkedWhenTheNextRestoreFailsToo() throws IOException {
    backup.create(folder, target());
    Files.createDirectories(restored().resolve("restore.partial"));
    Files.copy(target().resolve("ledger.db"), restored().resolve("ledger.db"));
    Finding finding = new Finding("journal.db", "an entry is gone", "take another backup");
    Backup strict = new Backup(new Suspicious(finding), CLOCK, "1.2.3");
    assertThat(codeOf(() -> strict.restore(target(), restored()))).isEqualTo(Code.DAMAGED);
    assertThatThrownBy(() -> DataFolder.open(restored())).isInstanceOf(DataFolderException.class);
  }

  @Test
  void findsWhatIsWrongWithADataFolder() throws IOException {
    assertThat(backup.verify(folder)).isEmpty();
    damage(folder.ledger(), content -> Arrays.fill(content, 100, 300, (byte) 0x5A));
    damage(folder.journal(), BackupTest::flipAPayloadByte);
    assertThat(backup.verify(folder))
        .extracting(Finding::where)
        .contains(folder.ledger().toString(), folder.journal().toString());
    Files.delete(folder.journal());
    assertThat(backup.verify(folder)).extracting(Finding::problem).contains("is missing");
  }

  private static void flipAPayloadByte(byte[] content) {
    int at = new String(content, StandardCharsets.ISO_8859_1).indexOf("punch 50");
    content[at] ^= 1;
  }
}
