package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for a picture in the files of folders, from outside. A stretch of {@link #EVERY_BYTES} and
 * a few bytes more of it can't hide, wherever it begins.
 */
final class PictureTraces {
  static final int EVERY_BYTES = 512;
  private static final int SHORT_BITS = 16;

  private final Set<Long> traces = new HashSet<>();

  /** The last two bytes of each trace: a first look that is nearly always enough. */
  private final BitSet endings = new BitSet(1 << SHORT_BITS);

  PictureTraces(byte[] picture) {
    ByteBuffer bytes = ByteBuffer.wrap(picture);
    for (int at = 0; at + Long.BYTES <= picture.length; at += EVERY_BYTES) {
      long trace = bytes.getLong(at);
      traces.add(trace);
      endings.set((int) (trace & 0xFFFF));
    }
  }

  /**
   * What is in folders.
   *
   * @param bytes of all files
   * @param traces of the picture found in them
   */
  record Found(long bytes, long traces) {}

  Found in(List<Path> folders) throws IOException {
    long bytes = 0;
    long found = 0;
    for (Path folder : folders) {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(folder)) {
        files = walk.filter(Files::isRegularFile).toList();
      }
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        bytes += content.length;
        found += count(content);
      }
    }
    return new Found(bytes, found);
  }

  private long count(byte[] content) {
    long found = 0;
    long window = 0;
    for (byte b : content) {
      window = (window << Byte.SIZE) | (b & 0xFF);
      if (endings.get((int) (window & 0xFFFF)) && traces.contains(window)) {
        found++;
      }
    }
    return found;
  }
}
