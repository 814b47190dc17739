package org.rollcall.gateway.indicator;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.gateway.attendance.QualifiedMonth;

/** Counts an indicator of a unit: a definition and facts in, a figure out. */
public final class Evaluation {
  private Evaluation() {}

  public static Figure of(IndicatorDefinition indicator, UnitFacts facts) {
    if (indicator.isExternal()) {
      return external(indicator, facts);
    }
    Optional<ImportedFigure> declared = facts.imported().apply(indicator.code());
    Figure counted = counted(indicator.numerator(), indicator.denominator(), facts);
    if (declared.isPresent() && counted.denominator().orElse(1) == 0) {
      return aggregate(indicator.numerator(), declared.get(), facts);
    }
    return counted;
  }

  /** Both numbers from outside; nothing imported is no denominator. */
  private static Figure external(IndicatorDefinition indicator, UnitFacts facts) {
    Optional<ImportedFigure> declared = facts.imported().apply(indicator.code());
    long numerator = declared.map(ImportedFigure::numerator).orElse(OptionalLong.empty()).orElse(0);
    long denominator = declared.map(ImportedFigure::denominator).orElse(0L);
    return new Figure(
        numerator, OptionalLong.of(denominator), DenominatorKind.AGGREGATE, denominator);
  }

  private static Figure counted(Measure numerator, Optional<Measure> denominator, UnitFacts facts) {
    long top = count(numerator, facts);
    OptionalLong bottom =
        denominator.isPresent()
            ? OptionalLong.of(count(denominator.get(), facts))
            : OptionalLong.empty();
    return new Figure(
        top, bottom, DenominatorKind.COUNTED, people(denominator.orElse(numerator), facts));
  }

  /**
   * A total without names: the same conditions are asked of who came, but for the need, which only
   * a survey by name can tell.
   */
  private static Figure aggregate(Measure numerator, ImportedFigure declared, UnitFacts facts) {
    Measure asked =
        numerator instanceof Measure.Persons persons ? persons.withoutNeeds() : numerator;
    return new Figure(
        declared.numerator().orElse(count(asked, facts)),
        OptionalLong.of(declared.denominator()),
        DenominatorKind.AGGREGATE,
        declared.denominator());
  }

  private static long count(Measure measure, UnitFacts facts) {
    if (measure instanceof Measure.Sum sum) {
      return facts.period().stream().mapToLong(sum.quantity()::of).sum();
    } else if (measure instanceof Measure.PersonTimes times) {
      return personTimes(times.service(), facts);
    } else if (measure instanceof Measure.Persons persons) {
      return persons(persons, facts);
    } else if (measure instanceof Measure.PersonMonths months) {
      return personMonths(facts).values().stream()
          .filter(
              month ->
                  months.qualified() ? month.qualifies(facts.policy()) : month.expectedDays() > 0)
          .count();
    } else if (measure instanceof Measure.Sites) {
      return facts.sites();
    } else if (measure instanceof Measure.TerminalSeconds seconds) {
      return seconds.online() ? facts.onlineSeconds() : facts.terminalSeconds();
    }
    throw new IllegalArgumentException("only external indicators have imported numerators");
  }

  /** Person-times add up over days and homes. */
  private static long personTimes(String service, UnitFacts facts) {
    long sum = 0;
    for (Slice slice : facts.period()) {
      for (PersonMasks person : slice.month().people()) {
        sum += Integer.bitCount(person.served(service) & slice.begun());
      }
    }
    return sum;
  }

  private record PersonInMonth(String person, YearMonth month) {}

  private static long persons(Measure.Persons persons, UnitFacts facts) {
    if (persons.ofTheArea()) {
      return facts.residents().stream()
          .filter(
              person ->
                  persons.count(
                      person, facts.anywhere().getOrDefault(person.person(), Activity.NONE)))
          .count();
    }
    return facts.own().entrySet().stream()
        .filter(entry -> persons.count(facts.profiles().apply(entry.getKey()), entry.getValue()))
        .count();
  }

  /** A person's months, over all homes of the unit. */
  private static Map<PersonInMonth, QualifiedMonth> personMonths(UnitFacts facts) {
    Map<PersonInMonth, QualifiedMonth> months = new HashMap<>();
    for (Slice slice : facts.period()) {
      for (PersonMasks person : slice.month().people()) {
        int expected = person.expected() & slice.closed();
        if (expected != 0) {
          months.merge(
              new PersonInMonth(person.person(), slice.month().month()),
              new QualifiedMonth(person.minutes(expected), Integer.bitCount(expected)),
              (one, other) ->
                  new QualifiedMonth(
                      one.creditableMinutes() + other.creditableMinutes(),
                      one.expectedDays() + other.expectedDays()));
        }
      }
    }
    return months;
  }

  /** How many people a denominator is about. */
  private static long people(Measure measure, UnitFacts facts) {
    return measure instanceof Measure.Persons persons ? persons(persons, facts) : facts.people();
  }
}
