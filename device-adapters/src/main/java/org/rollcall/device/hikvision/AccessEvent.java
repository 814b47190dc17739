package org.rollcall.device.hikvision;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event of an access controller as the wire has it, whether it was posted, streamed or found by
 * a search.
 *
 * @param time as it stands there
 * @param found whether it is a row of a search, which may leave out what was searched for
 * @param raw its fields without names and pictures, as JSON
 */
record AccessEvent(
    Optional<String> time,
    OptionalInt major,
    OptionalInt minor,
    Optional<String> employeeNo,
    Optional<String> cardNo,
    Optional<String> serialNo,
    Optional<String> frontSerialNo,
    Optional<String> attendanceStatus,
    boolean found,
    String raw) {

  /** Whose event it is: the person's number, else the card's. */
  Optional<String> person() {
    return employeeNo.or(() -> cardNo);
  }
}
