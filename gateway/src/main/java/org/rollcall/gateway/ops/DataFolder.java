package org.rollcall.gateway.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one folder that holds everything an installation keeps. The service opens it exclusively;
 * commands that only look (backup, verify) open it shared, also while the service runs.
 *
 * <p>Opening also points the SQLite driver's temporary folder here, since it unpacks native code
 * and the system's own is often mounted without execution: open the folder before any database.
 */
public final class DataFolder implements AutoCloseable {
  static final String JOURNAL_NAME = "journal.db";
  static final String LEDGER_NAME = "ledger.db";
  static final String KEY_NAME = "rollcall.key";
  static final String SECURITY_NAME = "security.db";
  static final String CALENDARS_NAME = "calendars";
  static final String ADAPTERS_NAME = "adapters";
  static final String INDICATORS_NAME = "indicators.yaml";
  static final String TMP_NAME = "tmp";

  /** Where a restore gathers its files; as long as it is there, the folder is not whole. */
  static final String RESTORING_NAME = "restore.partial";

  private static final String DRIVER_TMP_PROPERTY = "org.sqlite.tmpdir";

  private final Path root;
  private final Optional<FolderLock> lock;

  private DataFolder(Path root, Optional<FolderLock> lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens the folder for one process alone and creates it, closed to other users, where it is
   * missing.
   *
   * @throws DataFolderException where another process uses it, or it is unusable
   */
  public static DataFolder open(Path root) {
    DataFolder folder = openForRestore(root);
    if (folder.isRestoring()) {
      folder.close();
      throw DataFolderException.restoreInterrupted(folder.root);
    }
    return folder;
  }

  /** As {@link #open}, but takes a folder that a restore has left half. */
  static DataFolder openForRestore(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      OwnerOnly.createFolders(root);
      prepareTmp(root.resolve(TMP_NAME));
      return new DataFolder(root, Optional.of(FolderLock.take(root)));
    } catch (IOException e) {
      throw DataFolderException.unusable(root, e);
    }
  }

  /**
   * Opens the folder to look at it, without the lock; it must exist.
   *
   * @throws DataFolderException where it is missing or a restore has left it half
   */
  public static DataFolder openShared(Path path) {
    Path root = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw DataFolderException.missing(root);
    }
    DataFolder folder = new DataFolder(root, Optional.empty());
    if (folder.isRestoring()) {
      throw DataFolderException.restoreInterrupted(root);
    }
    try {
      prepareTmp(folder.tmp());
      return folder;
    } catch (IOException e) {
      throw DataFolderException.unusable(root, e);
    }
  }

  private static void prepareTmp(Path tmp) throws IOException {
    OwnerOnly.createFolders(tmp);
    System.setProperty(DRIVER_TMP_PROPERTY, tmp.toString());
  }

  private boolean isRestoring() {
    return Files.exists(root.resolve(RESTORING_NAME));
  }

  public Path root() {
    return root;
  }

  /** The journal's file. */
  public Path journal() {
    return root.resolve(JOURNAL_NAME);
  }

  /** The ledger's file; rebuilt from the journal where it is lost. */
  public Path ledger() {
    return root.resolve(LEDGER_NAME);
  }

  /** The file of accounts, tokens and the access log. Nothing can rebuild it. */
  public Path security() {
    return root.resolve(SECURITY_NAME);
  }

  /** The key of the encrypted columns. Without it a backup's personal data is lost. */
  public Path key() {
    return root.resolve(KEY_NAME);
  }

  /** The folder of calendars that override those in the jar; may be missing. */
  public Path calendars() {
    return root.resolve(CALENDARS_NAME);
  }

  /** The folder of what adapters remember; may be missing. */
  public Path adapters() {
    return root.resolve(ADAPTERS_NAME);
  }

  /** The indicators that are laid over those in the jar; may be missing. */
  public Path indicators() {
    return root.resolve(INDICATORS_NAME);
  }

  /** The folder for what need not survive. */
  public Path tmp() {
    return root.resolve(TMP_NAME);
  }

  /** Gives the folder free. */
  @Override
  public void close() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw DataFolderException.unusable(root, e);
    }
  }
}
