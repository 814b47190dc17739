package org.rollcall.gateway.attendance;

/** A punch and what the rules made of it. */
public record UsedPunch(Punch punch, PunchUse use) {

  /** Whether the punch is a side of a session, or wants to be one. */
  public boolean used() {
    return use == PunchUse.CHECK_IN || use == PunchUse.CHECK_OUT;
  }
}
