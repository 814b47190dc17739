package org.rollcall.device.dingtalk;

/** What a pushed request turned out to be. */
sealed interface Callback {

  /**
   * Signed, fresh and whole.
   *
   * @param owner the key inside the envelope, with which the answer has to be sealed
   */
  record Accepted(String message, String owner) implements Callback {}

  /**
   * Not from the organisation's DingTalk, or damaged on the way.
   *
   * @param detail as a sentence for whoever reads the answer
   */
  record Refused(Coped reason, String detail) implements Callback {}
}
