package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.indicator.AttendanceSums;
import org.rollcall.gateway.indicator.DenominatorKind;
import org.rollcall.gateway.indicator.Ratio;
import org.rollcall.gateway.table.SharedSamples;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

/** The worked cases of the definitions, each a test by its id. */
class VectorsTest {
  private static final Policy STANDARD = Policy.standard();
  private static final ZoneId ZONE = DayText.ZONE;

  @TestFactory
  Stream<DynamicTest> holds() {
    return TextTable.of(getClass(), "vectors.txt").tests(VectorsTest::verdict);
  }

  @Test
  void hasACaseForEverySharedVector() throws IOException {
    List<String> lines = SharedSamples.lines("metrics-vectors.csv");
    assertThat(TextTable.of(getClass(), "vectors.txt").rows())
        .extracting(Row::name)
        .containsAll(
            lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList());
  }

  private static String verdict(Row row) {
    String given = row.cell(2);
    return switch (row.cell(1)) {
      case "service-date" -> serviceDate(given);
      case "bursts" -> bursts(given);
      case "day" -> day(given);
      case "expected" -> expectedDays(given, true);
      case "expected-naive" -> expectedDays(given, false);
      case "rate" -> rate(given);
      case "target" -> target(given);
      case "services" -> services(given);
      case "homes" -> homes(given);
      case "resident" -> residentDays(given);
      case "locked" -> locked(given);
      case "twice" -> twice(given);
      default -> throw new IllegalArgumentException("no such kind of vector: " + row);
    };
  }

  private static String serviceDate(String instant) {
    return ServiceDates.of(OffsetDateTime.parse(instant).toInstant(), ZONE, STANDARD.dayBoundary())
        .toString();
  }

  private static String bursts(String facts) {
    InstantRange range = ServiceDates.range(DayText.DATE, ZONE, STANDARD.dayBoundary());
    return Bursts.gather(
            Intake.marks(DayText.siteDay(facts), range, Trace.SILENT),
            STANDARD.burstWindow(),
            Trace.SILENT)
        .stream()
        .map(burst -> burst.direction() + " " + Told.time(burst.at()))
        .collect(Collectors.joining(", "));
  }

  private static String day(String facts) {
    PersonDay day = evaluate("P1", DayText.DATE, facts).get(0);
    return Told.verdict(day)
        + (day.state().isPresent() ? ", present" : "")
        + (day.expected() ? "" : ", not expected");
  }

  /** {@code from month plan}, the home following the national calendar. */
  private static String expectedDays(String given, boolean byCalendar) {
    String[] words = given.split(" ", -1);
    YearMonth month = YearMonth.parse(words[1]);
    WorkingCalendar calendar = WorkingCalendar.bundled();
    int open =
        byCalendar
            ? ExpectedDays.open(month, calendar.workingDays(month), List.of(), List.of())
            : ExpectedDays.all(month);
    int expected =
        ExpectedDays.expected(
            month,
            ExpectedDays.enrolled(month, LocalDate.parse(words[0]), Optional.empty()),
            WeeklyPlan.parse(words[2]),
            open,
            byCalendar ? calendar.makeupDays(month) : 0);
    return Integer.bitCount(expected) + ": " + days(month, expected);
  }

  private static String days(YearMonth month, int mask) {
    return Stream.iterate(1, day -> day <= month.lengthOfMonth(), day -> day + 1)
        .filter(day -> ExpectedDays.contains(mask, month.atDay(day)))
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  /** {@code credit, expected days, excused days}. */
  private static String rate(String given) {
    List<Long> sums = Arrays.stream(given.split(", ", -1)).map(Long::valueOf).toList();
    Ratio raw = new AttendanceSums(sums.get(0), sums.get(1), sums.get(2)).raw();
    return raw.numerator()
        + "/"
        + raw.denominator()
        + " = "
        + raw.percent().map(percent -> percent + " %").orElse("null")
        + raw.problem(DenominatorKind.COUNTED).map(problem -> ", " + problem).orElse("");
  }

  private static String target(String given) {
    String[] words = given.split("[/ ]", -1);
    Ratio ratio = new Ratio(Long.parseLong(words[0]), Long.parseLong(words[1]));
    return (ratio.meets(new BigDecimal(words[2])) ? "met" : "not met")
        + ", shown as "
        + ratio.percent().orElseThrow();
  }

  /** Person-days {@code person date facts}, between {@code +}: their REHAB. */
  private static String services(String given) {
    List<PersonDay> days = new ArrayList<>();
    for (String part : given.split(" \\+ ", -1)) {
      String[] words = part.split(" ", 3);
      days.addAll(evaluate(words[0], LocalDate.parse(words[1]), words[2]));
    }
    ServiceCount count = ServiceCount.of(days, "REHAB");
    return "sessions %d, person-times %d, persons %d"
        .formatted(count.sessions(), count.personTimes(), count.persons());
  }

  /** Days of person A at homes: persons of the county, and the sum of the homes. */
  private static String homes(String given) {
    List<PersonDay> days = new ArrayList<>();
    for (String part : given.split(" \\+ ", -1)) {
      String[] words = part.split(" ", 2);
      days.addAll(evaluate("A", LocalDate.parse(words[0]), words[1]));
    }
    long county = ServiceCount.of(days, ServiceTally.CARE).persons();
    long sum =
        days.stream().collect(Collectors.groupingBy(PersonDay::site)).values().stream()
            .mapToLong(home -> ServiceCount.of(home, ServiceTally.CARE).persons())
            .sum();
    return "county %d, sum of homes %d".formatted(county, sum);
  }

  /** {@code admitted discharged [left back]}, local times. */
  private static String residentDays(String given) {
    String[] words = given.split(" ", -1);
    List<Stay.Away> away =
        words.length > 2
            ? List.of(new Stay.Away(local(words[2]), Optional.of(local(words[3]))))
            : List.of();
    Stay stay = new Stay(local(words[0]), Optional.of(local(words[1])), away);
    return ResidentDays.between(
            List.of(stay), LocalDate.of(2021, 11, 1), LocalDate.of(2021, 12, 1), ZONE)
        .toString();
  }

  private static Instant local(String time) {
    return LocalDateTime.parse(time).atZone(ZONE).toInstant();
  }

  /** What was known when the month was locked, and what came after. */
  private static String locked(String given) {
    String[] facts = given.split(" then ", -1);
    LocalDate date = LocalDate.of(2021, 11, 30);
    PersonDay snapshot = evaluate("P1", date, facts[0]).get(0);
    PersonDay recounted = evaluate("P1", date, facts[0] + ";" + facts[1]).get(0);
    DayChange change = DayChange.of(MonthStatus.LOCKED, Optional.of(snapshot), recounted);
    if (change instanceof DayChange.Adjusted adjusted) {
      return "snapshot "
          + (adjusted.locked().equals(Optional.of(snapshot)) ? "unchanged" : "changed")
          + ", adjustment to "
          + adjusted.recounted().state();
    }
    return change.toString();
  }

  private static String twice(String facts) {
    PersonDate once = DayText.personDate(facts);
    SiteDay day = once.sites().get(0);
    List<Punch> again = new ArrayList<>(day.punches());
    again.addAll(day.punches());
    Collections.reverse(again);
    SiteDay repeated =
        new SiteDay(
            day.site(),
            day.expectation(),
            again,
            day.corrections(),
            day.staffRecords(),
            day.leave());
    PersonDate twice = new PersonDate("P1", once.date(), once.zone(), List.of(repeated));
    return DayRules.explain(twice, STANDARD).equals(DayRules.explain(once, STANDARD))
        ? "no change"
        : "changed";
  }

  private static List<PersonDay> evaluate(String person, LocalDate date, String facts) {
    return DayRules.evaluate(DayText.personDate(person, date, ZONE, facts), STANDARD);
  }
}
