package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

/** Each step of the rules alone. */
class StepsTest {
  private static final Policy STANDARD = Policy.standard();
  private static final DayClock CLOCK =
      new DayClock(DayText.DATE, DayText.ZONE, STANDARD.dayBoundary());

  @TestFactory
  Stream<DynamicTest> takesInDistinctPunchesInOrder() {
    return TextTable.of(getClass(), "intake.txt")
        .tests(row -> listed(marks(row.cell(1)).stream().map(StepsTest::told)));
  }

  @TestFactory
  Stream<DynamicTest> gathersBursts() {
    return TextTable.of(getClass(), "bursts.txt")
        .tests(
            row ->
                listed(
                    bursts(row.cell(1)).stream()
                        .map(burst -> burst.direction() + " " + Told.time(burst.at()))));
  }

  @TestFactory
  Stream<DynamicTest> walksToSessions() {
    return TextTable.of(getClass(), "walk.txt").tests(StepsTest::walked);
  }

  @TestFactory
  Stream<DynamicTest> takesTheFirstStateThatMatches() {
    return TextTable.of(getClass(), "states.txt").tests(row -> state(row).name());
  }

  @TestFactory
  Stream<DynamicTest> keepsTheBoundsOfPunctualityInclusive() {
    return TextTable.of(getClass(), "punctuality.txt").tests(StepsTest::punctuality);
  }

  private static List<Mark> marks(String facts) {
    return Intake.marks(DayText.siteDay(facts), CLOCK.range(), Trace.SILENT);
  }

  private static String told(Mark mark) {
    return mark.punch().id() + (mark.isSetAside() ? " " + mark.use() : "");
  }

  private static List<Burst> bursts(String facts) {
    return Bursts.gather(marks(facts), STANDARD.burstWindow(), Trace.SILENT);
  }

  private static String walked(Row row) {
    Policy policy = STANDARD.withDirectionPolicy(DirectionPolicy.valueOf(row.cell(1)));
    SessionWalk walk = SessionWalk.over(bursts(row.cell(2)), policy, Trace.SILENT);
    return Stream.of(
            "sessions " + Told.sessions(walk.sessions()),
            walk.openIns().isEmpty() ? "" : "open " + Told.times(walk.openIns()),
            walk.loneOuts().isEmpty() ? "" : "lone " + Told.times(walk.loneOuts()),
            services(walk))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String services(SessionWalk walk) {
    String services =
        walk.services().stream()
            .map(s -> s.type() + " " + Told.time(s.in()) + "-" + Told.time(s.out()))
            .collect(Collectors.joining(", "));
    return services + (walk.hasServiceIncomplete() ? " service incomplete" : "");
  }

  private static DayState state(Row row) {
    List<String> facts = List.of(row.cell(1).split(" ", -1));
    int minutes = Integer.parseInt(facts.get(0));
    Instant in = CLOCK.range().from();
    List<Session> completed = new ArrayList<>();
    if (minutes > 0) {
      completed.add(new Session(in, Optional.of(in.plus(Duration.ofMinutes(minutes)))));
    }
    Presence presence =
        new Presence(
            completed,
            minutes,
            facts.contains("open") ? List.of(in) : List.of(),
            facts.contains("lone"),
            facts.contains("open"),
            Optional.empty());
    return StateTable.state(
        facts.contains("conflict"),
        presence,
        facts.contains("leave"),
        facts.contains("expected"),
        STANDARD);
  }

  private static String punctuality(Row row) {
    Punctuality punctuality = new Punctuality(CLOCK, STANDARD);
    boolean late = punctuality.isLate(at(row.cell(1)), time(row.cell(2)));
    boolean early = punctuality.isEarly(at(row.cell(3)), time(row.cell(4)));
    return late ? (early ? "late and early" : "late") : (early ? "early" : "on time");
  }

  private static Optional<Instant> at(String cell) {
    return time(cell).map(CLOCK::at);
  }

  private static Optional<LocalTime> time(String cell) {
    return cell.equals("-") ? Optional.empty() : Optional.of(LocalTime.parse(cell));
  }

  private static String listed(Stream<String> words) {
    return words.collect(Collectors.joining(", "));
  }
}
