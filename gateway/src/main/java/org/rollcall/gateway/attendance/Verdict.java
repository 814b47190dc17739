package org.rollcall.gateway.attendance;

import java.util.Locale;

/** What somebody decides about a proposal. */
public enum Verdict {
  APPROVE,
  REJECT,
  WITHDRAW,
  REVOKE;

  /** Whether it takes another person than the author: all but taking back one's own. */
  public boolean needsAnother() {
    return this != WITHDRAW;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
