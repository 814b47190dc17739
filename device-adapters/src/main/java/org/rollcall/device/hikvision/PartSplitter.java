package org.rollcall.device.hikvision;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Takes a multipart body apart as it arrives: a whole request, or a stream without an end. Never
 * throws on any bytes. Holds at most one part, of at most so many bytes. Not for several threads.
 *
 * <pre>
 * PREAMBLE ──delimiter line──▶ HEAD ──blank line──▶ BODY ──next delimiter──▶ PREAMBLE …
 * </pre>
 *
 * <p>The delimiter is the declared one where the body uses it, else what the first line with two
 * dashes says. Line ends may be LF or CRLF. The length in a picture's head is believed where a
 * delimiter follows it; a document ends where the next delimiter stands, or, in a stream, as soon
 * as it is whole, for the next delimiter may be an hour away.
 */
final class PartSplitter {
  static final int LINE_MAX_BYTES = 8 << 10;
  private static final int BOUNDARY_MAX_CHARS = 200;
  private static final int INITIAL_BYTES = 4 << 10;

  /** Line ends and dashes around a delimiter. */
  private static final int SLACK_BYTES = 4;

  private enum State {
    PREAMBLE,
    HEAD,
    BODY
  }

  private final int partMaxBytes;
  private final boolean endless;
  private final Consumer<Part> sink;

  private byte[] buffer = new byte[INITIAL_BYTES];
  private int from;
  private int to;
  private int scanned;
  private boolean ended;

  private String delimiter;
  private boolean delimited;
  private State state = State.PREAMBLE;
  private PartHead head = PartHead.NONE;
  private boolean dropping;

  /**
   * @param declared the boundary that the header names
   * @param endless whether parts are wanted as soon as they are whole
   */
  PartSplitter(Optional<String> declared, int partMaxBytes, boolean endless, Consumer<Part> sink) {
    this.delimiter = "--" + declared.orElse("");
    this.partMaxBytes = partMaxBytes;
    this.endless = endless;
    this.sink = sink;
  }

  void feed(byte[] chunk) {
    append(chunk);
    while (step()) {}
  }

  /** Nothing comes any more: what is held is the last part. */
  void end() {
    ended = true;
    while (step()) {}
    if (state == State.BODY) {
      emit(to);
    } else if (state == State.PREAMBLE && !delimited) {
      emitPreamble(to);
    }
    from = to;
  }

  private void append(byte[] chunk) {
    int held = to - from;
    byte[] target =
        held + chunk.length > buffer.length
            ? new byte[Math.max(held + chunk.length, 2 * buffer.length)]
            : buffer;
    System.arraycopy(buffer, from, target, 0, held);
    System.arraycopy(chunk, 0, target, held, chunk.length);
    buffer = target;
    scanned -= from;
    from = 0;
    to = held + chunk.length;
  }

  private boolean step() {
    return switch (state) {
      case PREAMBLE -> preamble();
      case HEAD -> head();
      case BODY -> body();
    };
  }

  private boolean preamble() {
    int lineEnd = lineEnd(scanned);
    if (lineEnd < 0) {
      if (to - from > LINE_MAX_BYTES) {
        from = scanned = to;
      }
      return false;
    }
    String line = line(scanned, lineEnd);
    if (!isDelimiter(line)) {
      scanned = next(lineEnd);
      if (delimited || scanned - from > LINE_MAX_BYTES) {
        from = scanned;
      }
      return true;
    }
    if (!delimited) {
      emitPreamble(scanned);
    }
    delimited = true;
    boolean last = line.startsWith("--", delimiter.length());
    from = scanned = next(lineEnd);
    head = PartHead.NONE;
    state = last ? State.PREAMBLE : State.HEAD;
    return true;
  }

  private boolean head() {
    if (Shape.isDocument(buffer, from, to) && buffer[from] != '\r' && buffer[from] != '\n') {
      startBody(from);
      return true;
    }
    int lineEnd = lineEnd(from);
    if (lineEnd < 0) {
      if (to - from > LINE_MAX_BYTES) {
        startBody(from);
        return true;
      }
      return false;
    }
    String line = line(from, lineEnd);
    if (isDelimiter(line)) {
      scanned = from;
      state = State.PREAMBLE;
    } else if (line.isBlank()) {
      startBody(next(lineEnd));
    } else {
      head = head.with(line);
      from = next(lineEnd);
    }
    return true;
  }

  private void startBody(int at) {
    from = scanned = at;
    dropping = false;
    state = State.BODY;
  }

  private boolean body() {
    boolean document = !dropping && isDocument(to);
    OptionalInt length = document || dropping ? OptionalInt.empty() : head.contentLength();
    if (length.isPresent() && length.getAsInt() <= partMaxBytes) {
      int partEnd = from + length.getAsInt();
      if (!ended && to - partEnd < delimiter.length() + SLACK_BYTES) {
        return false;
      }
      if (partEnd <= to && isFollowedByDelimiter(partEnd)) {
        emit(partEnd);
        finishBody(partEnd);
        return true;
      }
    }
    int found = findDelimiter();
    if (found >= 0) {
      emit(trimmed(found));
      finishBody(found);
      return true;
    }
    int whole = endless && document ? Shape.wholeEnd(buffer, from, to) : -1;
    if (whole >= 0) {
      emit(whole);
      finishBody(whole);
      return true;
    }
    if (to - from > partMaxBytes) {
      dropping = true;
      from = scanned = Math.max(from, to - delimiter.length() - SLACK_BYTES);
    }
    return false;
  }

  private void finishBody(int at) {
    from = scanned = at;
    state = State.PREAMBLE;
  }

  /** Where the next delimiter begins, or -1; looks at no byte twice. */
  private int findDelimiter() {
    byte[] wanted = delimiter.getBytes(StandardCharsets.ISO_8859_1);
    int last = to - wanted.length - (ended ? 0 : 2);
    for (int i = Math.max(scanned, from); i <= last; i++) {
      boolean lineStart = i == from || buffer[i - 1] == '\n';
      if (lineStart
          && Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)
          && isDelimiter(line(i, Math.min(to, i + wanted.length + 2)))) {
        return i;
      }
    }
    scanned = Math.max(from, last + 1);
    return -1;
  }

  private boolean isFollowedByDelimiter(int at) {
    int i = at;
    while (i < to && i < at + SLACK_BYTES && (buffer[i] == '\r' || buffer[i] == '\n')) {
      i++;
    }
    return i == to || isDelimiter(line(i, Math.min(to, i + delimiter.length() + 2)));
  }

  /** Learns the delimiter where the declared one, if any, has not been seen yet. */
  private boolean isDelimiter(String line) {
    if (delimiter.length() > 2 && line.startsWith(delimiter)) {
      String rest = line.substring(delimiter.length());
      return rest.isBlank() || Character.isWhitespace(rest.charAt(0)) || rest.startsWith("-");
    }
    String name = line.strip();
    if (delimited
        || state != State.PREAMBLE
        || !name.startsWith("--")
        || name.length() < 3
        || name.length() > BOUNDARY_MAX_CHARS
        || name.endsWith("--")
        || name.chars().anyMatch(c -> c <= ' ')) {
      return false;
    }
    delimiter = name;
    return true;
  }

  private void emit(int end) {
    Part.Kind kind = dropping ? Part.Kind.TOO_LARGE : kind(end);
    boolean kept = kind == Part.Kind.DOCUMENT || kind == Part.Kind.PLAIN;
    sink.accept(new Part(kind, head.name(), kept ? copy(end) : Buffer.buffer()));
  }

  private Part.Kind kind(int end) {
    if (isDocument(end)) {
      return Part.Kind.DOCUMENT;
    }
    return head.image() || Shape.isBinary(buffer, from, end) ? Part.Kind.PICTURE : Part.Kind.PLAIN;
  }

  /** A square bracket makes no document of what says that it is a picture. */
  private boolean isDocument(int end) {
    return Shape.isDocument(buffer, from, end)
        && !(head.image() && buffer[Shape.firstInk(buffer, from, end)] == '[');
  }

  private void emitPreamble(int end) {
    if (Shape.firstInk(buffer, from, end) < end && !Shape.isBinary(buffer, from, end)) {
      sink.accept(new Part(Part.Kind.PREAMBLE, Optional.empty(), copy(end)));
    }
  }

  private Buffer copy(int end) {
    return Buffer.buffer(Arrays.copyOfRange(buffer, from, end));
  }

  /** Without the line end that belongs to the delimiter. */
  private int trimmed(int end) {
    int trimmed = end > from && buffer[end - 1] == '\n' ? end - 1 : end;
    return trimmed > from && trimmed < end && buffer[trimmed - 1] == '\r' ? trimmed - 1 : trimmed;
  }

  /** Where the line ends, or -1 where its end has not come yet. */
  private int lineEnd(int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return ended && start < to ? to : -1;
  }

  private int next(int lineEnd) {
    return Math.min(to, lineEnd + 1);
  }

  private String line(int start, int end) {
    return new String(
        buffer, start, Math.min(end, start + LINE_MAX_BYTES) - start, StandardCharsets.ISO_8859_1);
  }
}
