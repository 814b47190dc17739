package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The file of a folder's keys; whoever loses it cannot read the sealed columns again. A line a key,
 * oldest first, readable by its owner only:
 *
 * <pre>
 *  rollcall-key-v1 64 hex digits
 * </pre>
 *
 * <p>It is only ever replaced as a whole: a crash leaves the keys of before or those of after.
 */
public final class KeyFile {
  private static final String LINE_PREFIX = "rollcall-key-v1 ";
  private static final String LINE = LINE_PREFIX + "[0-9a-f]{" + 2 * SealingKey.KEY_BYTES + "}";
  private static final int FILE_BYTES_MAX = 4_000;
  private static final String DRAFT_END = ".new";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private KeyFile() {}

  /**
   * Loads the keys, or creates the file with one when there is none. The new file appears whole and
   * flushed, or not at all.
   *
   * @throws SealingException when others than the owner can read the file, or it is not a key file
   * @throws UncheckedIOException when the disk refuses
   */
  public static KeyRing loadOrCreate(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file.toAbsolutePath());
      }
      return load(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Puts one more key, the newest from now on, into the file. When this returns it is on disk; only
   * then may it seal. Only one process may do so at a time: hold the folder's lock.
   */
  public static KeyRing add(Path file, SealingKey newest) {
    try {
      KeyRing ring = load(file).with(newest);
      replace(file.toAbsolutePath(), ring);
      return ring;
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static UncheckedIOException unusable(Path file, IOException cause) {
    return new UncheckedIOException("The key file " + file + " cannot be used.", cause);
  }

  private static KeyRing load(Path file) throws IOException {
    refuseOpenFile(file);
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw notAKey(file);
    }
    List<SealingKey> keys = new ArrayList<>();
    for (String line : new String(Files.readAllBytes(file), UTF_8).strip().split("\n")) {
      if (!line.matches(LINE)) {
        throw notAKey(file);
      }
      keys.add(SealingKey.of(HexFormat.of().parseHex(line.substring(LINE_PREFIX.length()))));
    }
    return new KeyRing(keys);
  }

  private static void refuseOpenFile(Path file) throws IOException {
    if (!isPosix(file)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new SealingException(
          "The key file %s can be used by others (%s): run chmod 600 on it."
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
  }

  private static SealingException notAKey(Path file) {
    return new SealingException(
        "The file " + file + " is not a Rollcall key: restore it from a backup.");
  }

  private static void create(Path file) throws IOException {
    Path folder = folderOf(file);
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "key", DRAFT_END, ownerOnly(folder));
    try {
      write(draft, KeyRing.of(SealingKey.random()));
      publish(draft, file);
      flushFolder(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** The draft has one name, so that the next rotation takes away what a crash left of it. */
  private static void replace(Path file, KeyRing ring) throws IOException {
    Path folder = folderOf(file);
    Path draft = file.resolveSibling(file.getFileName() + DRAFT_END);
    Files.deleteIfExists(draft);
    try {
      Files.createFile(draft, ownerOnly(folder));
      write(draft, ring);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushFolder(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException("no folder for " + file);
    }
    return folder;
  }

  private static void write(Path draft, KeyRing ring) throws IOException {
    StringBuilder lines = new StringBuilder();
    ring.keys().forEach(key -> lines.append(LINE_PREFIX).append(key.hex()).append('\n'));
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A link, because a move would replace the key that another process made in the meantime. */
  private static void publish(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException made) {
      return;
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      Files.move(draft, file);
    }
  }

  private static void flushFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }
}
