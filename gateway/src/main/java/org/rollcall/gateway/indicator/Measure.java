package org.rollcall.gateway.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A numerator or denominator, in the closed vocabulary of catalogues:
 *
 * <pre>
 *  credit, expected-half-days, …    a sum, see {@link Quantity}
 *  person-times REHAB               daily service counts of a service, added up
 *  persons where came; need CARE    distinct people who meet all conditions, see {@link Condition}
 *  person-months                    with expected days
 *  qualified-person-months          with 80 % of the minutes of full days
 *  homes                            that stood in the period
 *  terminal-seconds                 of terminals that stood in the homes
 *  online-seconds                   of them those that no silence covers
 *  imported                         from the import of denominators
 * </pre>
 */
public sealed interface Measure {
  record Sum(Quantity quantity) implements Measure {}

  record PersonTimes(String service) implements Measure {}

  record Persons(List<Condition> conditions) implements Measure {
    public Persons {
      conditions = List.copyOf(conditions);
    }

    /** Whether the people of the area are asked about, not those who came to its homes. */
    public boolean ofTheArea() {
      return conditions.contains(new Condition.Household());
    }

    /** The same without what a survey by name would have to tell. */
    Persons withoutNeeds() {
      return new Persons(
          conditions.stream().filter(one -> !(one instanceof Condition.InNeed)).toList());
    }

    boolean count(PersonProfile person, Activity activity) {
      return conditions.stream().allMatch(condition -> condition.holds(person, activity));
    }
  }

  record PersonMonths(boolean qualified) implements Measure {}

  record Sites() implements Measure {}

  record TerminalSeconds(boolean online) implements Measure {}

  record Imported() implements Measure {}

  /** Whether it counts people, so that a small number is about somebody. */
  default boolean countsPeople() {
    return this instanceof Persons || this instanceof PersonMonths;
  }

  /** Whether a person has a part in it. */
  default boolean isAboutPeople() {
    return countsPeople()
        || this instanceof PersonTimes
        || (this instanceof Sum sum && sum.quantity() != Quantity.OPEN_DAYS);
  }

  /** Whether it looks back to the first of January, whatever the period. */
  default boolean looksBackAYear() {
    return this instanceof Persons persons
        && persons.conditions().stream().anyMatch(Condition::looksBackAYear);
  }

  /**
   * Reads a measure.
   *
   * @throws IllegalArgumentException with a sentence for the author of the catalogue
   */
  static Measure parse(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    String first = words.get(0);
    if (first.equals("persons")) {
      return persons(text.strip());
    }
    if (first.equals("person-times") && words.size() == 2) {
      return new PersonTimes(words.get(1));
    }
    Optional<Quantity> quantity = Quantity.find(text.strip());
    return quantity.isPresent() ? new Sum(quantity.get()) : named(text.strip());
  }

  private static Measure named(String text) {
    return switch (text) {
      case "person-months" -> new PersonMonths(false);
      case "qualified-person-months" -> new PersonMonths(true);
      case "homes" -> new Sites();
      case "terminal-seconds" -> new TerminalSeconds(false);
      case "online-seconds" -> new TerminalSeconds(true);
      case "imported" -> new Imported();
      default ->
          throw new IllegalArgumentException(
              "no such measure: \""
                  + text
                  + "\"; there are "
                  + Arrays.stream(Quantity.values())
                      .map(Quantity::word)
                      .collect(Collectors.joining(", "))
                  + ", person-times SERVICE, persons where …, person-months,"
                  + " qualified-person-months, homes, terminal-seconds, online-seconds, imported");
    };
  }

  private static Measure persons(String text) {
    if (!text.startsWith("persons where ")) {
      throw new IllegalArgumentException(
          "write \"persons where\" and conditions with ; between, not \"" + text + "\"");
    }
    return new Persons(
        Arrays.stream(text.substring("persons where ".length()).split(";"))
            .map(Condition::parse)
            .toList());
  }
}
