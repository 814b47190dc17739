package org.rollcall.gateway.attendance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a correction does to a person-day. */
public enum CorrectionAction {
  ADD_IN,
  ADD_OUT,
  ADD_SESSION,
  VOID;

  /** As calls and the journal write it: {@code add-session}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<CorrectionAction> find(String code) {
    return Arrays.stream(values()).filter(action -> action.code().equals(code)).findFirst();
  }
}
