package org.rollcall.gateway.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person must be to be counted. Written in a catalogue as words, alternatives joined by
 * {@code or}:
 *
 * <pre>
 *  household            the household township is in the area
 *  certificate          holds a valid disability certificate
 *  level 1 2            level of the certificate
 *  category 5 6         category of the certificate
 *  need CARE            the survey found the need
 *  came                 ≥ 1 valid attendance or resident day in the period
 *  served REHAB         ≥ 1 of the service in the period
 *  … this-year          the last two, since 1 January
 * </pre>
 */
public sealed interface Condition {
  record Household() implements Condition {}

  record Certified() implements Condition {}

  record Level(Set<Integer> levels) implements Condition {
    public Level {
      levels = Set.copyOf(levels);
    }
  }

  record Category(Set<Integer> categories) implements Condition {
    public Category {
      categories = Set.copyOf(categories);
    }
  }

  record InNeed(String need) implements Condition {}

  record Came(Span span) implements Condition {}

  record Served(String service, Span span) implements Condition {}

  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Whether the person meets it. Whose household counts was chosen before, so {@link Household}
   * holds.
   */
  default boolean holds(PersonProfile person, Activity activity) {
    if (this instanceof Certified) {
      return person.certified();
    } else if (this instanceof Level level) {
      return person.certified() && level.levels().contains(person.level());
    } else if (this instanceof Category category) {
      return person.certified() && category.categories().contains(person.category());
    } else if (this instanceof InNeed need) {
      return person.needs().contains(need.need());
    } else if (this instanceof Came came) {
      return activity.came(came.span());
    } else if (this instanceof Served served) {
      return activity.served(served.service(), served.span());
    } else if (this instanceof AnyOf any) {
      return any.conditions().stream().anyMatch(one -> one.holds(person, activity));
    }
    return true;
  }

  /** Whether it asks of days since the first of January. */
  default boolean looksBackAYear() {
    if (this instanceof Came came) {
      return came.span() == Span.YEAR_TO_DATE;
    } else if (this instanceof Served served) {
      return served.span() == Span.YEAR_TO_DATE;
    }
    return this instanceof AnyOf any
        && any.conditions().stream().anyMatch(Condition::looksBackAYear);
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException with a sentence for the author of the catalogue
   */
  static Condition parse(String text) {
    List<Condition> alternatives = new ArrayList<>();
    for (String alternative : text.strip().split("\\s+or\\s+")) {
      alternatives.add(one(List.of(alternative.strip().split("\\s+"))));
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new AnyOf(alternatives);
  }

  private static Condition one(List<String> words) {
    List<String> rest = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "household" -> alone(words, new Household());
      case "certificate" -> alone(words, new Certified());
      case "level" -> new Level(digits(words, 4));
      case "category" -> new Category(digits(words, 7));
      case "need" -> new InNeed(word(words, rest));
      case "came" -> new Came(span(words, rest));
      case "served" -> {
        if (rest.isEmpty()) {
          throw new IllegalArgumentException("\"served\" needs a service: served REHAB");
        }
        yield new Served(rest.get(0), span(words, rest.subList(1, rest.size())));
      }
      default ->
          throw new IllegalArgumentException(
              "no such condition: \""
                  + String.join(" ", words)
                  + "\"; there are household, certificate, level, category, need, came, served");
    };
  }

  private static Condition alone(List<String> words, Condition condition) {
    if (words.size() > 1) {
      throw new IllegalArgumentException(
          "\"%s\" takes nothing after it: \"%s\"".formatted(words.get(0), String.join(" ", words)));
    }
    return condition;
  }

  private static String word(List<String> words, List<String> rest) {
    if (rest.size() != 1) {
      throw new IllegalArgumentException(
          "\"%s\" takes one word after it: \"%s\""
              .formatted(words.get(0), String.join(" ", words)));
    }
    return rest.get(0);
  }

  private static Span span(List<String> words, List<String> rest) {
    if (rest.isEmpty()) {
      return Span.PERIOD;
    }
    if (rest.equals(List.of("this-year"))) {
      return Span.YEAR_TO_DATE;
    }
    throw new IllegalArgumentException(
        "only \"this-year\" can follow: \"" + String.join(" ", words) + "\"");
  }

  private static Set<Integer> digits(List<String> words, int max) {
    Set<Integer> digits = new TreeSet<>();
    for (String word : words.subList(1, words.size())) {
      if (word.length() != 1 || word.charAt(0) < '1' || word.charAt(0) > '0' + max) {
        throw new IllegalArgumentException(
            "a %s is 1 to %d, not \"%s\"".formatted(words.get(0), max, word));
      }
      digits.add(word.charAt(0) - '0');
    }
    if (digits.isEmpty()) {
      throw new IllegalArgumentException("\"" + words.get(0) + "\" needs a number after it");
    }
    return digits;
  }
}
