package org.rollcall.gateway.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.gateway.attendance.Policy;

/**
 * All that a unit's figures of one period are counted from.
 *
 * @param sites homes and centres that stood in the unit in the period
 * @param period their months, cut to the days that count for the unit
 * @param people how many were expected or credited at these homes
 * @param own what everybody did at these homes; empty where nothing asks for it
 * @param residents people whose household is in the unit on the reference date
 * @param anywhere what those did, at whatever home
 * @param profiles what is known of anybody
 * @param onlineSeconds of the terminals of the homes, without silences
 * @param terminalSeconds of the same
 * @param imported by indicator
 * @param policy by which person-months qualify
 */
public record UnitFacts(
    long sites,
    List<Slice> period,
    long people,
    Map<String, Activity> own,
    List<PersonProfile> residents,
    Map<String, Activity> anywhere,
    Function<String, PersonProfile> profiles,
    long onlineSeconds,
    long terminalSeconds,
    Function<String, Optional<ImportedFigure>> imported,
    Policy policy) {
  public UnitFacts {
    period = List.copyOf(period);
  }

  /** The same of one person, of homes and terminals nothing. */
  public UnitFacts of(String person) {
    return new UnitFacts(
        0,
        period.stream().map(slice -> slice.of(person)).toList(),
        1,
        own.containsKey(person)
            ? Map.of(person, own.getOrDefault(person, Activity.NONE))
            : Map.of(),
        residents.stream().filter(one -> one.person().equals(person)).toList(),
        anywhere,
        profiles,
        0,
        0,
        indicator -> Optional.empty(),
        policy);
  }

  /** Everybody whom a figure of the kind can be about, in order. */
  public List<String> everybody(boolean ofTheArea) {
    Stream<String> people =
        ofTheArea
            ? residents.stream().map(PersonProfile::person)
            : period.stream()
                .flatMap(slice -> slice.month().people().stream())
                .map(PersonMasks::person);
    return people.distinct().sorted().toList();
  }

  /** How many people were expected or credited on any day of the slices. */
  public static long people(List<Slice> slices) {
    Set<String> people = new HashSet<>();
    for (Slice slice : slices) {
      for (PersonMasks person : slice.month().people()) {
        if (((person.expected() | person.full() | person.half()) & slice.begun()) != 0) {
          people.add(person.person());
        }
      }
    }
    return people.size();
  }
}
