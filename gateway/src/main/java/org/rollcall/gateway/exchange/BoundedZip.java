package org.rollcall.gateway.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The XML parts of a foreign workbook, unpacked up to a limit, looked through and packed again.
 * What reads it sees only what was counted and looked at here, whatever the archive claims;
 * pictures and the like are never unpacked.
 */
final class BoundedZip {
  static final int EXPANDED_BYTES_MAX = 100_000_000;
  static final int ENTRIES_MAX = 2_000;

  private final byte[] bytes;
  private final Set<String> names;

  private BoundedZip(byte[] bytes, Set<String> names) {
    this.bytes = bytes;
    this.names = names;
  }

  /**
   * The workbook with its XML parts only, or empty when a limit is exceeded.
   *
   * @throws IOException when it is broken
   */
  static Optional<BoundedZip> repacked(byte[] archive) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(archive.length);
    Set<String> names = new HashSet<>();
    try (ZipFile in = ZipFile.builder().setByteArray(archive).get();
        ZipOutputStream out = new ZipOutputStream(packed)) {
      out.setLevel(Deflater.BEST_SPEED);
      List<ZipArchiveEntry> entries = Collections.list(in.getEntries());
      if (entries.size() > ENTRIES_MAX || !copyXml(in, entries, out, names)) {
        return Optional.empty();
      }
    }
    return Optional.of(new BoundedZip(packed.toByteArray(), names));
  }

  InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  private static boolean copyXml(
      ZipFile in, List<ZipArchiveEntry> entries, ZipOutputStream out, Set<String> names)
      throws IOException {
    long bytesLeft = EXPANDED_BYTES_MAX;
    for (ZipArchiveEntry entry : entries) {
      String name = entry.getName();
      if (name.endsWith(".xml") || name.endsWith(".rels")) {
        names.add(name);
        out.putNextEntry(new ZipEntry(name));
        Copying content = new Copying(in.getInputStream(entry), out, bytesLeft);
        boolean narrow = isNarrow(content);
        bytesLeft = content.bytesLeft;
        if (!narrow || bytesLeft < 0) {
          return false;
        }
        out.closeEntry();
      }
    }
    return true;
  }

  private static boolean isNarrow(Copying content) throws IOException {
    try (content) {
      return SheetWidth.isBounded(content);
    } catch (XMLStreamException broken) {
      if (content.bytesLeft < 0) {
        return false;
      }
      throw new IOException("a part is no XML", broken);
    }
  }

  /** Copies what is read from it, and ends early where the limit is reached. */
  private static final class Copying extends FilterInputStream {
    private final ZipOutputStream out;
    private long bytesLeft;

    Copying(InputStream in, ZipOutputStream out, long bytesLeft) {
      super(in);
      this.out = out;
      this.bytesLeft = bytesLeft;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      bytesLeft -= Math.max(0, read);
      if (read < 0 || bytesLeft < 0) {
        return -1;
      }
      out.write(buffer, offset, read);
      return read;
    }
  }
}
