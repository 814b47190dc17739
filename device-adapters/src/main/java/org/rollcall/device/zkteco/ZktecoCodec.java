package org.rollcall.device.zkteco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of an upload in, one {@link Decoded} per line out. Pure: never throws on any input, never
 * logs, knows no clock and no registry. What a line is follows from its own shape, because firmware
 * sends attendance under other tables, other things under {@code ATTLOG}, and sometimes no table:
 *
 * <pre>
 * begins with a known word   → {@link OperlogCodec}      OPLOG 21 ⇥ …     USER PIN=7 ⇥ …
 * first column has a =       → {@link RtlogCodec}        time=… ⇥ pin=… ⇥ event=… ⇥ …
 * else                       → {@link AttlogCodec}       7 ⇥ 2021-11-05 08:30:00 ⇥ 0 ⇥ 1
 * </pre>
 */
final class ZktecoCodec {
  private static final int LINE_BYTES_USUAL = 36;

  private ZktecoCodec() {}

  /** All lines that are not blank, in order. */
  static List<Decoded> lines(Table table, byte[] body) {
    if ((table == Table.UNNAMED || table == Table.OTHER)
        && Wire.indexOf(body, 0, body.length, '\0') < body.length) {
      // A text head, NUL and a JPEG: a picture that came without its table.
      return List.of(new Decoded.Picture());
    }
    List<Decoded> decoded = new ArrayList<>(body.length / LINE_BYTES_USUAL + 1);
    Lines lines = new Lines(body);
    while (lines.advance()) {
      decoded.add(line(table, body, lines.from(), lines.to()));
    }
    return decoded;
  }

  private static Decoded line(Table table, byte[] b, int from, int to) {
    if (Wire.isBinary(b, from, to)) {
      // It may be part of a picture: nothing of it is kept.
      return new Decoded.Rejected("", "a line of " + (to - from) + " bytes is not text");
    }
    Optional<String> kind = OperlogCodec.kind(b, from, to);
    if (kind.isPresent()) {
      return OperlogCodec.decode(kind.get(), b, from, to);
    }
    int columnEnd = Wire.indexOf(b, from, to, '\t');
    return Wire.indexOf(b, from, columnEnd, '=') < columnEnd
        ? RtlogCodec.decode(b, from, to, table)
        : AttlogCodec.decode(b, from, to);
  }
}
