package org.rollcall.gateway.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.gateway.ops.BackupException.Code;
import org.rollcall.gateway.ops.Manifest.BackedFile;

/**
 * Online backup, checked restore and integrity of a data folder. Holds no state; every method
 * blocks on the disk and may be called while the service runs, except {@link #restore}, which wants
 * a folder of its own.
 *
 * <p>The ledger is copied before the journal, so that in a backup the ledger never knows more than
 * the journal. Time series are not copied: they are rebuilt from the journal.
 */
public final class Backup {
  private final JournalInspection journal;
  private final Clock clock;
  private final String version;

  /**
   * @param journal what knows the journal's file
   * @param version the Rollcall that runs, for the manifest
   */
  public Backup(JournalInspection journal, Clock clock, String version) {
    this.journal = journal;
    this.clock = clock;
    this.version = version;
  }

  /**
   * Backs a data folder up.
   *
   * @param target an empty folder, or none: it is created, closed to other users
   * @throws BackupException where it fails; what is there then is no backup, since its manifest is
   *     missing
   */
  public Manifest create(DataFolder folder, Path target) {
    if (!Files.isRegularFile(folder.journal())) {
      throw new BackupException(
          Code.NOTHING_THERE, "there is no journal at " + folder.journal() + "; check the path");
    }
    try {
      requireEmpty(target);
      OwnerOnly.createFolders(target);
      List<String> paths = copyAll(folder, target);
      var files = new ArrayList<BackedFile>();
      for (String path : paths) {
        OwnerOnly.settle(target.resolve(path));
        files.add(ManifestFile.describe(target, path));
      }
      long end = journal.end(target.resolve(DataFolder.JOURNAL_NAME));
      var manifest = new Manifest(Manifest.FORMAT, clock.instant(), version, end, files);
      ManifestFile.write(target, manifest);
      return manifest;
    } catch (IOException | SQLException e) {
      throw new BackupException(
          Code.FAILED,
          "the backup to " + target + " failed: " + e + "; delete that folder and try again",
          e);
    }
  }

  private static void requireEmpty(Path target) throws IOException {
    if (Files.exists(target)) {
      try (Stream<Path> content = Files.list(target)) {
        if (content.findAny().isPresent()) {
          throw new BackupException(
              Code.TARGET_NOT_EMPTY, target + " is not empty; give a new folder for each backup");
        }
      }
    }
  }

  private static List<String> copyAll(DataFolder folder, Path target)
      throws IOException, SQLException {
    var paths = new ArrayList<String>();
    if (Files.exists(folder.ledger())) {
      DatabaseCopy.copy(folder.ledger(), target.resolve(DataFolder.LEDGER_NAME));
      paths.add(DataFolder.LEDGER_NAME);
    }
    DatabaseCopy.copy(folder.journal(), target.resolve(DataFolder.JOURNAL_NAME));
    paths.add(DataFolder.JOURNAL_NAME);
    if (Files.exists(folder.security())) {
      DatabaseCopy.copy(folder.security(), target.resolve(DataFolder.SECURITY_NAME));
      paths.add(DataFolder.SECURITY_NAME);
    }
    if (Files.exists(folder.key())) {
      Files.copy(folder.key(), target.resolve(DataFolder.KEY_NAME));
      paths.add(DataFolder.KEY_NAME);
    }
    if (Files.exists(folder.indicators())) {
      Files.copy(folder.indicators(), target.resolve(DataFolder.INDICATORS_NAME));
      paths.add(DataFolder.INDICATORS_NAME);
    }
    paths.addAll(copyFolder(folder.calendars(), target.resolve(DataFolder.CALENDARS_NAME)));
    paths.addAll(copyFolder(folder.adapters(), target.resolve(DataFolder.ADAPTERS_NAME)));
    OwnerOnly.settleNames(target);
    return paths;
  }

  private static List<String> copyFolder(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    OwnerOnly.createFolders(to);
    var paths = new ArrayList<String>();
    try (Stream<Path> content = Files.list(from)) {
      for (Path file : content.filter(Backup::isWanted).sorted().toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        paths.add(to.getFileName() + "/" + file.getFileName());
      }
    }
    OwnerOnly.settleNames(to);
    return paths;
  }

  /** Hidden files are what editors and file systems leave about. */
  private static boolean isWanted(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  /**
   * Restores a backup into an empty data folder, or one that is not there yet. The backup is
   * checked before anything is written, the copy again before it is put in place.
   *
   * @throws BackupException where the backup is not whole or the folder not empty
   * @throws DataFolderException where another process uses the folder
   */
  public Manifest restore(Path backup, Path dataFolder) {
    return new Restore(backup, dataFolder, this::verify).run();
  }

  /** Checks the databases of a data folder; empty when all is sound. */
  public List<Finding> verify(DataFolder folder) {
    return verify(folder.root());
  }

  private List<Finding> verify(Path folder) {
    var findings = new ArrayList<Finding>();
    Path ledger = folder.resolve(DataFolder.LEDGER_NAME);
    if (Files.exists(ledger)) {
      DatabaseCopy.check(ledger).stream()
          .map(problem -> new Finding(ledger.toString(), problem, "rebuild it with recount"))
          .forEach(findings::add);
    }
    Path security = folder.resolve(DataFolder.SECURITY_NAME);
    if (Files.exists(security)) {
      DatabaseCopy.check(security).stream()
          .map(problem -> new Finding(security.toString(), problem, "restore it from a backup"))
          .forEach(findings::add);
    }
    Path journalFile = folder.resolve(DataFolder.JOURNAL_NAME);
    if (Files.exists(journalFile)) {
      findings.addAll(journal.findings(journalFile));
    } else {
      findings.add(new Finding(journalFile.toString(), "is missing", "restore a backup"));
    }
    return findings;
  }
}
