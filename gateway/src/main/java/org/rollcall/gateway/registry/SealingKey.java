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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 32-byte master key of a data folder; whoever loses the file cannot read the sealed columns
 * again. The file is one line, {@link #FILE_PREFIX} and 64 hex digits, readable by its owner only.
 * Keys of a use are derived from it and never stored.
 */
public final class SealingKey {
  static final int KEY_BYTES = 32;
  private static final String FILE_PREFIX = "rollcall-key-v1 ";
  private static final int FILE_BYTES_MAX = 1_000;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final byte[] master;

  private SealingKey(byte[] master) {
    this.master = master;
  }

  static SealingKey of(byte[] master) {
    if (master.length != KEY_BYTES) {
      throw new SealingException("A key has " + KEY_BYTES + " bytes, not " + master.length + ".");
    }
    return new SealingKey(master.clone());
  }

  /** A key that no file holds, for a throw-away data folder. */
  public static SealingKey random() {
    byte[] master = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(master);
    return new SealingKey(master);
  }

  /**
   * Loads the key, or creates the file when there is none. The new file appears whole and flushed,
   * or not at all.
   *
   * @throws SealingException when others than the owner can read the file, or it is not a key file
   * @throws UncheckedIOException when the disk refuses
   */
  public static SealingKey loadOrCreate(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file.toAbsolutePath());
      }
      return load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The key file " + file + " cannot be used.", e);
    }
  }

  /** HMAC-SHA-256 of a label: the one-block expansion of HKDF. */
  byte[] derive(String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master, "HmacSHA256"));
      return mac.doFinal(label.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealingException("This Java has no HmacSHA256.", e);
    }
  }

  private static SealingKey load(Path file) throws IOException {
    refuseOpenFile(file);
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw notAKey(file);
    }
    String line = new String(Files.readAllBytes(file), UTF_8).strip();
    if (!line.matches(FILE_PREFIX + "[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
      throw notAKey(file);
    }
    return of(HexFormat.of().parseHex(line.substring(FILE_PREFIX.length())));
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
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException("no folder for " + file);
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "key", ".new", ownerOnly(folder));
    try {
      write(draft, FILE_PREFIX + HexFormat.of().formatHex(random().master) + "\n");
      publish(draft, file);
      flushFolder(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path draft, String line) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
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
