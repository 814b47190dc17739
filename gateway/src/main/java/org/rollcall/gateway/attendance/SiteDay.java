package org.rollcall.gateway.attendance;

import java.util.List;
import java.util.Optional;

/**
 * The facts of one person at one site on one service date, in any order and with any repetition.
 *
 * @param punches what terminals of the site said; those of another service date are left out of
 *     account
 * @param corrections approved ones only
 * @param resident a resident day by the census ({@link ResidentDays})
 */
public record SiteDay(
    String site,
    Expectation expectation,
    List<Punch> punches,
    List<Correction> corrections,
    List<StaffRecord> staffRecords,
    Optional<Leave> leave,
    boolean resident) {
  public SiteDay {
    if (site.isEmpty()) {
      throw new IllegalArgumentException("a site day needs its site");
    }
    punches = List.copyOf(punches);
    corrections = List.copyOf(corrections);
    staffRecords = List.copyOf(staffRecords);
  }

  /** A day of day care. */
  public SiteDay(
      String site,
      Expectation expectation,
      List<Punch> punches,
      List<Correction> corrections,
      List<StaffRecord> staffRecords,
      Optional<Leave> leave) {
    this(site, expectation, punches, corrections, staffRecords, leave, false);
  }
}
