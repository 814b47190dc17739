package org.rollcall.gateway.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A day that a person's part of a figure can be traced to.
 *
 * @param numerator what the day adds; empty where days are not added up
 * @param denominator the same of the denominator
 */
public record Evidence(
    String home, LocalDate date, OptionalLong numerator, OptionalLong denominator) {

  /** The days of a person that have a part in an indicator, in the order of the slices. */
  public static List<Evidence> of(
      IndicatorDefinition indicator, String person, List<Slice> slices) {
    List<Evidence> days = new ArrayList<>();
    for (Slice slice : slices) {
      Slice own = slice.of(person);
      for (PersonMasks masks : own.month().people()) {
        for (int day = 1; day <= own.month().month().lengthOfMonth(); day++) {
          int bit = 1 << (day - 1);
          if ((own.begun() & bit) != 0) {
            add(indicator, masks, own.on(bit), day, days);
          }
        }
      }
    }
    return days;
  }

  private static void add(
      IndicatorDefinition indicator,
      PersonMasks person,
      Slice slice,
      int day,
      List<Evidence> days) {
    OptionalLong numerator = part(indicator.numerator(), person, slice);
    OptionalLong denominator =
        indicator.denominator().map(of -> part(of, person, slice)).orElse(OptionalLong.empty());
    boolean added = numerator.isPresent() || denominator.isPresent();
    boolean says =
        added
            ? numerator.orElse(0) + denominator.orElse(0) > 0
            : (person.came() & slice.begun()) != 0 || !person.servicesIn(slice.begun()).isEmpty();
    if (says) {
      days.add(
          new Evidence(
              slice.month().home(), slice.month().month().atDay(day), numerator, denominator));
    }
  }

  private static OptionalLong part(Measure measure, PersonMasks person, Slice slice) {
    if (measure instanceof Measure.Sum sum) {
      return OptionalLong.of(sum.quantity().of(person, slice));
    }
    return measure instanceof Measure.PersonTimes times
        ? OptionalLong.of(Integer.bitCount(person.served(times.service()) & slice.begun()))
        : OptionalLong.empty();
  }
}
