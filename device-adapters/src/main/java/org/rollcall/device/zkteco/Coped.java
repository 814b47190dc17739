package org.rollcall.device.zkteco;

import org.rollcall.device.wire.Coping;

/** Everything out of the ordinary that is coped with, and the name under which it is counted. */
enum Coped implements Coping {
  UNKNOWN_SERIAL("unknown-serial"),
  SERIAL_MISSING("serial-missing"),
  UNKNOWN_PATH("unknown-path"),
  NOT_OFFERED("endpoint-not-offered"),
  UNKNOWN_TABLE("unknown-table"),
  LINE_UNREADABLE("line-unreadable"),
  USER_IGNORED("user-ignored"),
  BODY_TOO_LARGE("body-too-large"),
  BODY_CUT("body-cut"),
  NO_ROOM("no-room"),
  REFUSED("delivery-refused"),
  FAULT("fault"),
  COMMAND_UNKNOWN("command-result-unknown"),
  COMMAND_FAILED("command-failed"),
  MEMORY_FAILED("memory-failed");

  private final String what;

  Coped(String what) {
    this.what = what;
  }

  @Override
  public String what() {
    return what;
  }
}
