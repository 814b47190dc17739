package org.rollcall.device.hikvision;

import org.rollcall.device.wire.Coping;

/** Everything out of the ordinary that is coped with, and the name under which it is counted. */
enum Coped implements Coping {
  TOKEN_UNKNOWN("token-unknown"),
  BODY_IGNORED("body-ignored"),
  EVENT_UNREADABLE("event-unreadable"),
  BODY_TOO_LARGE("body-too-large"),
  BODY_CUT("body-cut"),
  NO_ROOM("no-room"),
  REFUSED("delivery-refused"),
  STREAM_ENDED("stream-ended"),
  STREAM_SILENT("stream-silent"),
  SERIAL_GAP("serial-gap"),
  SEARCH_UNANSWERED("search-unanswered"),
  SEARCH_ENDLESS("search-endless"),
  HTTP_HOST_WRONG("http-host-wrong"),
  PASSWORD_REFUSED("password-refused"),
  FAULT("fault");

  private final String what;

  Coped(String what) {
    this.what = what;
  }

  @Override
  public String what() {
    return what;
  }
}
