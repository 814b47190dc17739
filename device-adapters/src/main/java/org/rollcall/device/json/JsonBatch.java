package org.rollcall.device.json;

import java.util.List;
import org.rollcall.device.DeviceEvent;

/** What a body of check-ins turned out to be. */
sealed interface JsonBatch {

  /** Elements, of which any number may have been unreadable. */
  record Elements(List<DeviceEvent> events, List<Problem> problems) implements JsonBatch {
    public Elements {
      events = List.copyOf(events);
      problems = List.copyOf(problems);
    }
  }

  /** No JSON, or neither an object nor an array. */
  record Malformed(String detail) implements JsonBatch {}

  /** More elements than one request may carry. */
  record TooMany(int elements) implements JsonBatch {}

  /**
   * Why an element could not be read.
   *
   * @param index its place in the array, from 0
   * @param field the field at fault, or {@code -} for the element as a whole
   */
  record Problem(int index, String field, String problem) {}
}
