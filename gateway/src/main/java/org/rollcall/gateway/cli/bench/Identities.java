package org.rollcall.gateway.cli.bench;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.rollcall.device.Direction;

/**
 * Identities of check-ins, device, number, civil time and direction folded into 64 bits each, so
 * that millions of them can be compared. Among a million the chance of two that fold into the same
 * is 1 in 37 million, and it would show as a double, never hide one.
 */
final class Identities {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long MIX = 0xbf58476d1ce4e5b9L;

  private long[] folded = new long[1_024];
  private int size;

  void add(String device, String number, LocalDateTime time, Direction direction) {
    add(device, number, time.toEpochSecond(ZoneOffset.UTC), direction);
  }

  /**
   * Adds one.
   *
   * @param device protocol and serial number
   * @param civilSecond the civil time as seconds since 1970-01-01T00:00
   */
  void add(String device, String number, long civilSecond, Direction direction) {
    if (size == folded.length) {
      folded = Arrays.copyOf(folded, size * 2);
    }
    long fold = fold(fold(fold(OFFSET, device), number), direction.name());
    fold = (fold ^ civilSecond) * MIX;
    folded[size++] = fold ^ fold >>> 32;
  }

  int size() {
    return size;
  }

  long[] sorted() {
    long[] sorted = Arrays.copyOf(folded, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long fold(long start, String text) {
    long fold = start;
    for (int i = 0; i < text.length(); i++) {
      fold = (fold ^ text.charAt(i)) * PRIME;
    }
    return (fold ^ '|') * PRIME;
  }
}
