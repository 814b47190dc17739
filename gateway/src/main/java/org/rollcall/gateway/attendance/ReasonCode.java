package org.rollcall.gateway.attendance;

/** Why a correction was made. */
public enum ReasonCode {
  FORGOT_IN,
  FORGOT_OUT,
  FORGOT_BOTH,
  DEVICE_DOWN,
  NETWORK_DOWN,
  POWER_CUT,
  CANNOT_USE,
  WRONG_PERSON,
  DUPLICATE,
  OFFSITE_ACTIVITY,
  MEDICAL_AWAY,
  TRANSPORT,
  CLOCK_WRONG,
  DATA_ENTRY,
  EMERGENCY,
  OTHER;

  /** Whether the code says too little to stand without a note. */
  public boolean needsNote() {
    return this == EMERGENCY || this == OTHER;
  }
}
