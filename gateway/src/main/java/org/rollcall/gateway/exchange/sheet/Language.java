package org.rollcall.gateway.exchange.sheet;

/** The languages that files for people are written in. */
public enum Language {
  CHINESE("zh-CN"),
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language tag, as {@code Content-Language} has it. */
  public String tag() {
    return tag;
  }
}
