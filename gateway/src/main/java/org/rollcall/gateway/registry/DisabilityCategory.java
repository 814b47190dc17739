package org.rollcall.gateway.registry;

import java.util.List;
import java.util.Optional;

/** The category of a disability certificate, in the order of its digit, 1 to 7. */
public enum DisabilityCategory {
  VISUAL,
  HEARING,
  SPEECH,
  PHYSICAL,
  INTELLECTUAL,
  MENTAL,
  MULTIPLE;

  static Optional<DisabilityCategory> of(char digit) {
    int index = digit - '1';
    return index >= 0 && index < values().length ? Optional.of(values()[index]) : Optional.empty();
  }

  /** As a certificate number writes it, 1 to 7. */
  public int digit() {
    return List.of(values()).indexOf(this) + 1;
  }
}
