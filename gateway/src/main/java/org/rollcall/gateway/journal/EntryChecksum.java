package org.rollcall.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The checksum of an entry: CRC-32C over its position and time (8 bytes each, big-endian), its kind
 * in UTF-8, a zero byte and the payload. A payload that moved to another position is found too.
 */
final class EntryChecksum {
  private EntryChecksum() {}

  static long of(long position, long recordedAtMs, String kind, byte[] payload) {
    byte[] kindBytes = kind.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(2 * Long.BYTES + kindBytes.length + 1);
    head.putLong(position).putLong(recordedAtMs).put(kindBytes).put((byte) 0).flip();
    CRC32C crc = new CRC32C();
    crc.update(head);
    crc.update(payload, 0, payload.length);
    return crc.getValue();
  }
}
