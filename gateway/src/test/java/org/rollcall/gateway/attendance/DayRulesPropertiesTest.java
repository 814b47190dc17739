package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any facts whatever, in zones with and without summer time. */
class DayRulesPropertiesTest {
  /** The date on which Berlin puts its clocks back, and an ordinary one elsewhere. */
  private static final LocalDate DATE = LocalDate.of(2021, 10, 30);

  private static final List<String> SERVICES = List.of("REHAB", "CULT");

  @Property(tries = 300)
  void orderAndRepetitionChangeNothing(
      @ForAll("dates") PersonDate date, @ForAll("policies") Policy policy, @ForAll Random random) {
    PersonDate shaken =
        new PersonDate(
            date.person(),
            date.date(),
            date.zone(),
            shaken(date.sites().stream().map(site -> shaken(site, random)).toList(), random));
    assertThat(DayRules.explain(shaken, policy)).isEqualTo(DayRules.explain(date, policy));
  }

  @Property(tries = 300)
  void evaluatingAgainAndExplainingGiveTheSame(
      @ForAll("dates") PersonDate date, @ForAll("policies") Policy policy) {
    List<PersonDay> days = DayRules.evaluate(date, policy);
    assertThat(DayRules.evaluate(date, policy)).isEqualTo(days);
    assertThat(DayRules.explain(date, policy)).extracting(ExplainedDay::day).isEqualTo(days);
  }

  @Property(tries = 300)
  void everySiteHasOneDayThatIsSoundInItself(
      @ForAll("dates") PersonDate date, @ForAll("policies") Policy policy) {
    List<PersonDay> days = DayRules.evaluate(date, policy);
    assertThat(days)
        .extracting(PersonDay::site)
        .isEqualTo(date.sites().stream().map(SiteDay::site).toList());
    for (PersonDay day : days) {
      assertThat(day.minutes()).isBetween(0, 2 * 24 * 60);
      assertThat(day.credit()).isEqualTo(day.state().credit());
      assertThat(day.flags().contains(DayFlag.CONFLICT))
          .isEqualTo(day.state() == DayState.CONFLICT);
      assertThat(day.state() == DayState.ABSENT).isEqualTo(day.expected() && isUnseen(day));
      assertThat(day.service(ServiceTally.CARE).isPresent())
          .isEqualTo(day.valid() || day.flags().contains(DayFlag.RESIDENT));
      assertThat(punchIds(day)).doesNotHaveDuplicates();
      assertSessionsInOrder(day.sessions());
    }
  }

  @Property(tries = 300)
  void personsArePersonTimesAreSessionsAtMost(@ForAll("months") List<PersonDate> dates) {
    List<PersonDay> days =
        dates.stream().flatMap(d -> DayRules.evaluate(d, Policy.standard()).stream()).toList();
    for (String type : List.of(ServiceTally.CARE, "REHAB", "CULT")) {
      ServiceCount all = ServiceCount.of(days, type);
      assertThat(all.persons()).isLessThanOrEqualTo(all.personTimes());
      assertThat(all.personTimes()).isLessThanOrEqualTo(all.sessions());
      assertThat(personTimesOfTheHomes(days, type)).isEqualTo(all.personTimes());
    }
  }

  private static long personTimesOfTheHomes(List<PersonDay> days, String type) {
    return days.stream().collect(Collectors.groupingBy(PersonDay::site)).values().stream()
        .mapToLong(home -> ServiceCount.of(home, type).personTimes())
        .sum();
  }

  private static boolean isUnseen(PersonDay day) {
    return !day.state().isPresent() && day.state() != DayState.EXCUSED;
  }

  private static List<String> punchIds(PersonDay day) {
    return day.punches().stream().map(punch -> punch.punch().id()).toList();
  }

  private static void assertSessionsInOrder(List<Session> sessions) {
    Instant last = Instant.MIN;
    for (Session session : sessions) {
      if (session.out().isPresent()) {
        assertThat(session.in()).isAfterOrEqualTo(last);
        last = session.out().get();
      }
    }
  }

  private static SiteDay shaken(SiteDay site, Random random) {
    return new SiteDay(
        site.site(),
        site.expectation(),
        shaken(repeated(site.punches(), random), random),
        shaken(repeated(site.corrections(), random), random),
        shaken(repeated(site.staffRecords(), random), random),
        site.leave(),
        site.resident());
  }

  private static <T> List<T> shaken(List<T> items, Random random) {
    List<T> shaken = new ArrayList<>(items);
    Collections.shuffle(shaken, random);
    return shaken;
  }

  private static <T> List<T> repeated(List<T> items, Random random) {
    List<T> repeated = new ArrayList<>(items);
    items.stream().filter(item -> random.nextBoolean()).forEach(repeated::add);
    return repeated;
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Arbitraries.of(DirectionPolicy.class).map(Policy.standard()::withDirectionPolicy);
  }

  @Provide
  Arbitrary<List<PersonDate>> months() {
    return dates().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<PersonDate> dates() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of("Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Apia")
            .map(ZoneId::of);
    return Combinators.combine(Arbitraries.of("A", "B"), zones)
        .flatAs(
            (person, zone) ->
                Arbitraries.subsetOf("H01", "H02", "H03")
                    .ofMinSize(1)
                    .flatMap(sites -> sites(sites, zone))
                    .map(sites -> new PersonDate(person, DATE, zone, sites)));
  }

  private static Arbitrary<List<SiteDay>> sites(Set<String> codes, ZoneId zone) {
    List<Arbitrary<SiteDay>> sites = codes.stream().map(code -> site(code, zone)).toList();
    return Combinators.combine(sites).as(List::copyOf);
  }

  private static Arbitrary<SiteDay> site(String code, ZoneId zone) {
    return Combinators.combine(
            expectations(),
            punches(code, zone).list().ofMaxSize(8),
            corrections(code, zone).list().ofMaxSize(2),
            records().list().ofMaxSize(2),
            Arbitraries.of(new Leave("l1", "SICK")).optional(0.3),
            Arbitraries.of(false, false, true))
        .as(
            (expectation, punches, corrections, records, leave, resident) ->
                new SiteDay(code, expectation, punches, corrections, records, leave, resident));
  }

  private static Arbitrary<Expectation> expectations() {
    Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, false);
    Optional<LocalTime> start = Optional.of(LocalTime.of(8, 30));
    return Combinators.combine(mostly, mostly, mostly)
        .as((enrolled, open, planned) -> new Expectation(enrolled, open, planned, start, start));
  }

  /** Few ids, devices and instants, so that the same, the nearly same and ties are common. */
  private static Arbitrary<Punch> punches(String site, ZoneId zone) {
    return Combinators.combine(
            ids(site, "p"),
            instants(zone),
            Arbitraries.of(PunchDirection.class),
            Arbitraries.of("front", "back"),
            Arbitraries.of(SERVICES).optional(0.3))
        .as(Punch::new);
  }

  private static Arbitrary<Correction> corrections(String site, ZoneId zone) {
    Arbitrary<Correction> added =
        Combinators.combine(
                ids(site, "c"),
                instants(zone),
                Arbitraries.of(PunchDirection.IN, PunchDirection.OUT))
            .as(
                (id, at, direction) ->
                    new Correction.AddPunch(
                        id, ReasonCode.FORGOT_IN, direction, at, Optional.empty()));
    Arbitrary<Correction> session =
        Combinators.combine(
                ids(site, "a"),
                instants(zone),
                Arbitraries.integers().between(1, 20_000),
                Arbitraries.of(SERVICES).optional(0.3))
            .as(
                (id, in, seconds, service) ->
                    new Correction.AddSession(
                        id, ReasonCode.DEVICE_DOWN, in, in.plusSeconds(seconds), service));
    Arbitrary<Correction> voids =
        Combinators.combine(ids(site, "v"), ids(site, "p"))
            .as((id, target) -> new Correction.VoidPunch(id, ReasonCode.DUPLICATE, target));
    return Arbitraries.oneOf(added, session, voids);
  }

  private static Arbitrary<StaffRecord> records() {
    Arbitrary<Optional<LocalTime>> times =
        Arbitraries.integers().between(0, 23).map(hour -> LocalTime.of(hour, 0)).optional(0.7);
    return Combinators.combine(
            Arbitraries.of("s1", "s2"),
            Arbitraries.of("REHAB", "CULT", ServiceTally.CARE),
            times,
            times,
            Arbitraries.of("unwell").optional(0.5))
        .as((id, type, start, end, reason) -> new StaffRecord(id, type, start, end, "W", reason));
  }

  private static Arbitrary<String> ids(String site, String kind) {
    return Arbitraries.integers().between(1, 6).map(number -> site + kind + number);
  }

  private static Arbitrary<Instant> instants(ZoneId zone) {
    Instant from = DATE.atTime(3, 30).atZone(zone).toInstant();
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 26 * 60).map(minute -> from.plusSeconds(60L * minute)),
        Arbitraries.integers().between(0, 10).map(step -> from.plusSeconds(18_000 + 50L * step)));
  }
}
