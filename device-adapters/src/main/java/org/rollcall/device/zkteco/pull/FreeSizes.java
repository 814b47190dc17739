package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * How full a terminal is: twenty or more little-endian numbers of 32 bits, of which three matter
 * here.
 *
 * @param capacity how many attendance records have room; 0 where the terminal does not say
 */
record FreeSizes(long users, long records, long capacity) {
  private static final int USERS_AT = 16;
  private static final int RECORDS_AT = 32;
  private static final int CAPACITY_AT = 64;
  private static final int BYTES = 80;

  /** Reads the data of the answer; empty where it is too short for the count of records. */
  static Optional<FreeSizes> decode(Buffer data) {
    if (data.length() < RECORDS_AT + 4) {
      return Optional.empty();
    }
    boolean saysCapacity = data.length() >= CAPACITY_AT + 4;
    return Optional.of(
        new FreeSizes(
            data.getUnsignedIntLE(USERS_AT),
            data.getUnsignedIntLE(RECORDS_AT),
            saysCapacity ? data.getUnsignedIntLE(CAPACITY_AT) : 0));
  }

  /** As terminals without a face unit write it. */
  Buffer encode() {
    return Buffer.buffer(new byte[BYTES])
        .setUnsignedIntLE(USERS_AT, users)
        .setUnsignedIntLE(RECORDS_AT, records)
        .setUnsignedIntLE(CAPACITY_AT, capacity);
  }
}
