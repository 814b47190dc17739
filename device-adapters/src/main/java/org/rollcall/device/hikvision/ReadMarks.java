package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceMemory;

/** Up to when each terminal has been searched, across a restart. Safe from any thread. */
final class ReadMarks {
  private final DeviceMemory memory;
  private final Map<String, Instant> marks = new HashMap<>();
  private Future<Void> written = Future.succeededFuture();

  private ReadMarks(DeviceMemory memory) {
    this.memory = memory;
  }

  /** What is remembered of the terminals that there still are. */
  static Future<ReadMarks> load(DeviceMemory memory, Iterable<TerminalAccount> accounts) {
    return memory
        .read(HikvisionAdapter.PROTOCOL)
        .map(
            remembered -> {
              ReadMarks marks = new ReadMarks(memory);
              for (TerminalAccount account : accounts) {
                instant(remembered.getValue(account.serial()))
                    .ifPresent(mark -> marks.marks.put(account.serial(), mark));
              }
              return marks;
            });
  }

  synchronized Optional<Instant> of(String serial) {
    return Optional.ofNullable(marks.get(serial));
  }

  /** Writes one after the other, so that an older state never replaces a newer one. */
  synchronized Future<Void> set(String serial, Instant mark) {
    marks.put(serial, mark);
    JsonObject all = new JsonObject();
    marks.forEach((key, value) -> all.put(key, value.toString()));
    written = written.transform(before -> memory.write(HikvisionAdapter.PROTOCOL, all));
    return written;
  }

  private static Optional<Instant> instant(Object value) {
    try {
      return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
