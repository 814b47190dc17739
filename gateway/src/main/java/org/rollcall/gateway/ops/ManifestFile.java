package org.rollcall.gateway.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.ops.BackupException.Code;
import org.rollcall.gateway.ops.Manifest.BackedFile;

/** {@code manifest.json} of a backup: written last, believed only where every hash agrees. */
final class ManifestFile {
  static final String NAME = "manifest.json";
  private static final long BYTES_MAX = 1 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ManifestFile() {}

  static void write(Path backup, Manifest manifest) throws IOException {
    Path part = backup.resolve(NAME + ".part");
    JSON.writeValue(part.toFile(), manifest);
    OwnerOnly.settle(part);
    Files.move(part, backup.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    OwnerOnly.settleNames(backup);
  }

  static Manifest read(Path backup) throws IOException {
    Path file = backup.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new BackupException(
          Code.INCOMPLETE,
          backup + " holds no finished backup (no " + NAME + "); take another one");
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new BackupException(Code.DAMAGED, file + " is too long; take another backup");
    }
    byte[] content = Files.readAllBytes(file);
    try {
      int format = JSON.readTree(content).path("format").asInt();
      if (format > Manifest.FORMAT) {
        throw new BackupException(
            Code.TOO_NEW,
            backup + " has format " + format + ", made by a newer Rollcall; restore it with that");
      }
      return JSON.readValue(content, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new BackupException(Code.DAMAGED, file + " is damaged; take another backup", e);
    }
  }

  /** What a file is now, to be noted in a manifest or compared with one. */
  static BackedFile describe(Path folder, String path) throws IOException {
    Path file = folder.resolve(path);
    return new BackedFile(path, Files.size(file), sha256(file));
  }

  /** What differs from the manifest. */
  static List<Finding> differences(Path folder, Manifest manifest) throws IOException {
    var findings = new ArrayList<Finding>();
    for (BackedFile expected : manifest.files()) {
      Path file = folder.resolve(expected.path());
      difference(folder, expected)
          .map(problem -> new Finding(file.toString(), problem, "take another backup"))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<String> difference(Path folder, BackedFile expected) throws IOException {
    if (!Files.isRegularFile(folder.resolve(expected.path()))) {
      return Optional.of("is missing");
    }
    return describe(folder, expected.path()).equals(expected)
        ? Optional.empty()
        : Optional.of("is not what was backed up: its size or SHA-256 differs");
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
