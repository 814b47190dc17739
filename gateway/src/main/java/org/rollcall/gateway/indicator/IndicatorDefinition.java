package org.rollcall.gateway.indicator;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An indicator as the catalogue defines it.
 *
 * @param version of this definition; raised when its meaning changes
 * @param unit what the value is in; {@link #PERCENT} multiplies by 100
 * @param text numerator and denominator as they were written
 * @param numerator what is counted
 * @param denominator of what; empty for a plain count
 * @param target where no imported target covers the unit and date
 * @param upward whether more is better
 * @param periods the kinds of period that it can be asked for
 * @param levels the kinds of unit that it has a meaning for
 */
public record IndicatorDefinition(
    String code,
    int version,
    BothTongues name,
    BothTongues meaning,
    String unit,
    Text text,
    Measure numerator,
    Optional<Measure> denominator,
    Optional<Integer> target,
    boolean upward,
    Set<PeriodKind> periods,
    Set<Level> levels) {
  public static final String PERCENT = "percent";
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");

  /** Numerator and denominator in the words of the catalogue. */
  public record Text(String numerator, Optional<String> denominator) {}

  /** The kinds of unit: sites, or areas in which people have their households. */
  public enum Level {
    HOME,
    TOWNSHIP,
    FEDERATION
  }

  public IndicatorDefinition {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a code is of capitals, digits and _: \"" + code + "\"");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions are counted from 1");
    }
    if (unit.isBlank()) {
      throw new IllegalArgumentException("what is the value in? write unit, for instance percent");
    }
    if (target.filter(percent -> percent < 0 || percent > 100).isPresent()) {
      throw new IllegalArgumentException("a target is 0 to 100");
    }
    if (periods.isEmpty() || levels.isEmpty()) {
      throw new IllegalArgumentException("some period and some level must be possible");
    }
    if (levels.contains(Level.HOME)
        && (ofTheArea(numerator)
            || denominator.filter(IndicatorDefinition::ofTheArea).isPresent())) {
      throw new IllegalArgumentException(
          "a home has no households: take HOME out of levels, or household out of the conditions");
    }
    periods = Set.copyOf(EnumSet.copyOf(periods));
    levels = Set.copyOf(EnumSet.copyOf(levels));
  }

  /** Whether both numbers come from outside. */
  public boolean isExternal() {
    return numerator instanceof Measure.Imported;
  }

  public boolean isPercent() {
    return unit.equals(PERCENT);
  }

  /** Whether a person has a part in it; nobody has in how long a home was open. */
  public boolean isAboutPeople() {
    return numerator.isAboutPeople();
  }

  /** Whether the people who live in the area have to be known. */
  public boolean asksForHouseholds() {
    return ofTheArea(numerator) || denominator.filter(IndicatorDefinition::ofTheArea).isPresent();
  }

  /** Whether the people who came to the homes have to be known one by one. */
  public boolean asksWhoCame() {
    return ofThoseWhoCame(numerator)
        || denominator.filter(IndicatorDefinition::ofThoseWhoCame).isPresent();
  }

  public boolean looksBackAYear() {
    return numerator.looksBackAYear() || denominator.filter(Measure::looksBackAYear).isPresent();
  }

  public boolean countsPeople() {
    return numerator.countsPeople() || denominator.filter(Measure::countsPeople).isPresent();
  }

  private static boolean ofThoseWhoCame(Measure measure) {
    return measure instanceof Measure.Persons persons && !persons.ofTheArea();
  }

  private static boolean ofTheArea(Measure measure) {
    return measure instanceof Measure.Persons persons && persons.ofTheArea();
  }
}
