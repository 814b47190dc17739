package org.rollcall.device.face;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What tells a terminal to forget a record.
 *
 * @param id the record's own number, as it came: text stays text, a number a number
 */
record PushAck(Kind kind, JsonNode id) {

  /** Which of its stores the terminal looks into. */
  enum Kind {
    STRANGER(1),
    RECOGNITION(2),
    OTHER(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
