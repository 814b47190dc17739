package org.rollcall.gateway.exchange.sheet;

/** A text of ours in both languages. */
public record Label(String chinese, String english) {

  /** A text that is the same in both, a code or a name. */
  public static Label same(String text) {
    return new Label(text, text);
  }

  public String in(Language language) {
    return language == Language.ENGLISH ? english : chinese;
  }
}
