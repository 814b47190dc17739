package org.rollcall.gateway.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.gateway.attendance.MonthStatus;

/**
 * An indicator of a unit and a period, as every format writes it.
 *
 * @param numerator empty where it is withheld
 * @param denominator empty where it is withheld or there is none
 * @param value with one decimal; empty where it is withheld or there is no denominator
 * @param target in per cent
 * @param met on whole numbers; empty without a target or a result
 * @param status of the month that is the least far signed off
 * @param reason why there is no result
 * @param revision of the least revised month; 0 while any is live
 */
public record IndicatorRow(
    String indicator,
    String orgUnit,
    Period period,
    OptionalLong numerator,
    OptionalLong denominator,
    Optional<BigDecimal> value,
    Optional<Integer> target,
    Optional<Boolean> met,
    MonthStatus status,
    Optional<RatioProblem> reason,
    Completeness completeness,
    Versions versions,
    int revision,
    Set<RowFlag> flags,
    Instant asOf) {
  public IndicatorRow {
    flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
  }

  /** By what a figure was counted; several, with commas between, where its months differ. */
  public record Versions(String rule, String calendar, String catalogue) {}

  /** The same whenever it is asked for, as long as nothing of it changes. */
  public IndicatorRow timeless() {
    return new IndicatorRow(
        indicator,
        orgUnit,
        period,
        numerator,
        denominator,
        value,
        target,
        met,
        status,
        reason,
        completeness,
        versions,
        revision,
        flags,
        Instant.EPOCH);
  }

  /** The same without the numbers. */
  public IndicatorRow suppressed() {
    EnumSet<RowFlag> more = EnumSet.of(RowFlag.SUPPRESSED);
    more.addAll(flags);
    return new IndicatorRow(
        indicator,
        orgUnit,
        period,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        target,
        Optional.empty(),
        status,
        Optional.empty(),
        completeness,
        versions,
        revision,
        more,
        asOf);
  }
}
