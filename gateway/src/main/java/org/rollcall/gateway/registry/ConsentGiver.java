package org.rollcall.gateway.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who agrees to a use of personal data, or takes that back. */
public enum ConsentGiver {
  PERSON,
  /** The guardian, where the person can't decide about it alone. */
  GUARDIAN;

  /** As calls and the journal write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ConsentGiver> find(String code) {
    return Arrays.stream(values()).filter(giver -> giver.code().equals(code)).findFirst();
  }
}
