package org.rollcall.device.dingtalk;

/** Everything out of the ordinary that is coped with, and the name under which it is counted. */
enum Coped {
  UNKNOWN_ORGANISATION("unknown-organisation"),
  METHOD_NOT_ALLOWED("method-not-allowed"),
  BODY_TOO_LARGE("body-too-large"),
  BODY_CUT("body-cut"),
  NO_ROOM("no-room"),
  BODY_UNREADABLE("body-unreadable"),
  SIGNATURE_WRONG("signature-wrong"),
  TIME_OUTSIDE_WINDOW("time-outside-window"),
  CIPHER_UNREADABLE("cipher-unreadable"),
  OWNER_UNKNOWN("owner-unknown"),
  MESSAGE_UNREADABLE("message-unreadable"),
  EVENT_NOT_USED("event-not-used"),
  NOT_BY_A_USER("not-by-a-user"),
  ITEM_UNREADABLE("item-unreadable"),
  REFUSED("delivery-refused"),
  FRAME_UNREADABLE("frame-unreadable"),
  STREAM_ROTATED("stream-rotated"),
  STREAM_LOST("stream-lost"),
  STREAM_FAILED("stream-failed"),
  PUSH_QUOTA_NEAR("push-quota-80-percent"),
  PUSH_QUOTA_GONE("push-quota-gone"),
  CALL_QUOTA_NEAR("call-quota-80-percent"),
  CALL_QUOTA_GONE("call-quota-gone"),
  CALL_RETRIED("call-retried"),
  CALL_FAILED("call-failed"),
  ADDRESS_BANNED("address-banned"),
  USER_NOT_ASKABLE("user-not-askable"),
  PUSH_RECOVERED("push-recovered"),
  FAULT("fault");

  private final String what;

  Coped(String what) {
    this.what = what;
  }

  String what() {
    return what;
  }
}
