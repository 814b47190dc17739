package org.rollcall.gateway.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.gateway.ops.BackupException.Code;
import org.rollcall.gateway.ops.Manifest.BackedFile;

/**
 * One restore. It gathers the files in a folder of their own inside the data folder, checks them
 * there, moves them into place and takes the gathering folder away last. As long as that folder is
 * there, the data folder refuses to open; running the restore again then begins anew.
 *
 * <pre>
 *   check backup → lock → gather + check → move into place → done
 *        |                     |                  |
 *   nothing written      gathered is deleted   restore.partial stays: open refuses, run again
 * </pre>
 */
final class Restore {
  /** What may be in a data folder that counts as empty. */
  private static final Set<String> NO_CONTENT =
      Set.of(FolderLock.LOCK_NAME, FolderLock.OWNER_NAME, DataFolder.TMP_NAME);

  private final Path backup;
  private final Path target;
  private final Path gathered;
  private final Function<Path, List<Finding>> integrity;

  Restore(Path backup, Path target, Function<Path, List<Finding>> integrity) {
    this.backup = backup;
    this.target = target.toAbsolutePath().normalize();
    this.gathered = this.target.resolve(DataFolder.RESTORING_NAME);
    this.integrity = integrity;
  }

  Manifest run() {
    try {
      Manifest manifest = ManifestFile.read(backup);
      requireSound(ManifestFile.differences(backup, manifest));
      requireEmpty();
      try (DataFolder folder = DataFolder.openForRestore(target)) {
        gather(manifest);
        moveIntoPlace(manifest, folder.root());
      }
      return manifest;
    } catch (IOException e) {
      throw new BackupException(
          Code.FAILED, "restoring into " + target + " failed: " + e + "; run it again", e);
    }
  }

  private void requireSound(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new BackupException(
          Code.DAMAGED,
          "the backup "
              + backup
              + " is damaged, nothing was restored: "
              + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
    }
  }

  private void requireEmpty() throws IOException {
    if (!Files.exists(target) || Files.exists(gathered)) {
      return;
    }
    try (Stream<Path> content = Files.list(target)) {
      if (content.anyMatch(path -> !NO_CONTENT.contains(path.getFileName().toString()))) {
        throw new BackupException(
            Code.TARGET_NOT_EMPTY, target + " is not empty; restore into a new data folder");
      }
    }
  }

  private void gather(Manifest manifest) throws IOException {
    // an earlier restore may have moved files already: then the mark of being half must stay
    boolean again = Files.exists(gathered);
    boolean whole = false;
    try {
      OwnerOnly.createFolders(gathered);
      OwnerOnly.settleNames(target);
      clearGathered();
      for (BackedFile file : manifest.files()) {
        Path copy = gathered.resolve(file.path());
        OwnerOnly.createFolders(folderOf(copy));
        Files.copy(backup.resolve(file.path()), copy);
        OwnerOnly.settle(copy);
      }
      requireSound(ManifestFile.differences(gathered, manifest));
      requireSound(integrity.apply(gathered));
      whole = true;
    } finally {
      if (!whole && !again) {
        deleteGathered();
      }
    }
  }

  private void moveIntoPlace(Manifest manifest, Path root) throws IOException {
    for (BackedFile file : manifest.files()) {
      Path place = root.resolve(file.path());
      OwnerOnly.createFolders(folderOf(place));
      Files.move(
          gathered.resolve(file.path()),
          place,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      OwnerOnly.settleNames(folderOf(place));
    }
    deleteGathered();
    OwnerOnly.settleNames(root);
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "a file in a folder");
  }

  private void deleteGathered() throws IOException {
    clearGathered();
    Files.deleteIfExists(gathered);
  }

  private void clearGathered() throws IOException {
    if (!Files.exists(gathered)) {
      return;
    }
    try (Stream<Path> content = Files.walk(gathered)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(gathered)) {
          Files.delete(path);
        }
      }
    }
  }
}
