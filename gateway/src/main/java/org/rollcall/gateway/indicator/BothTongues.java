package org.rollcall.gateway.indicator;

/** A text in the two languages that readers of figures have. */
public record BothTongues(String zh, String en) {
  public BothTongues {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text is wanted in zh and in en");
    }
  }
}
