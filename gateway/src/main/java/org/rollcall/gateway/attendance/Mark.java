package org.rollcall.gateway.attendance;

/** A distinct punch on its way through the steps. Mutable, and confined to one evaluation. */
final class Mark {
  private final Punch punch;
  private PunchUse use = PunchUse.MERGED;

  Mark(Punch punch) {
    this.punch = punch;
  }

  Punch punch() {
    return punch;
  }

  PunchUse use() {
    return use;
  }

  void use(PunchUse decided) {
    use = decided;
  }

  /** Whether the punch is out of account before any rule looks at it. */
  boolean isSetAside() {
    return use == PunchUse.VOIDED || use == PunchUse.OTHER_DATE;
  }

  /** Whether an approved correction added the punch to the account or took it out. */
  boolean isCorrected() {
    return use == PunchUse.VOIDED
        || (use != PunchUse.OTHER_DATE && punch.device().equals(Correction.DEVICE));
  }

  UsedPunch result() {
    return new UsedPunch(punch, use);
  }
}
