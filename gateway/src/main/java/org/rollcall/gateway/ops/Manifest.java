package org.rollcall.gateway.ops;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a backup holds; the last of its files to be written, so that without it there is no backup.
 *
 * @param format {@link #FORMAT} of this version
 * @param version the Rollcall that made it
 * @param journalEnd the newest journal position in it
 * @param files every file but the manifest
 */
public record Manifest(
    int format, Instant createdAt, String version, long journalEnd, List<BackedFile> files) {
  public static final int FORMAT = 1;
  static final int FILES_MAX = 1_000;

  public Manifest {
    files = List.copyOf(files);
    if (files.isEmpty() || files.size() > FILES_MAX) {
      throw new IllegalArgumentException("a backup has 1 to " + FILES_MAX + " files");
    }
  }

  /**
   * One file of a backup.
   *
   * @param path beneath the backup's folder, names joined by {@code /}
   * @param sha256 in small hexadecimal digits
   */
  public record BackedFile(String path, long bytes, String sha256) {
    /** A name, or a folder and a name; none hidden, so that no path leads out of the folder. */
    private static final Pattern PATH = Pattern.compile("[^./\\\\][^/\\\\]*(/[^./\\\\][^/\\\\]*)?");

    public BackedFile {
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException("not a path in a backup: '" + path + "'");
      }
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("not a SHA-256 of " + path);
      }
    }
  }
}
