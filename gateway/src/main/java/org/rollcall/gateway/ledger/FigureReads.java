package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.indicator.Activity;
import org.rollcall.gateway.indicator.Completeness;
import org.rollcall.gateway.indicator.PersonProfile;
import org.rollcall.gateway.indicator.Slice;
import org.rollcall.gateway.indicator.Span;
import org.rollcall.gateway.indicator.UnitFacts;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;
import org.rollcall.gateway.registry.Registry;

/**
 * Gathers what figures are counted from: the months of homes, cut to the days that count, and the
 * people of an area. Every unit is gathered for itself, so that people are distinct at each level.
 * Belongs to one connection and one snapshot; whoever made it closes it.
 */
public final class FigureReads implements AutoCloseable {
  private final Connection connection;
  private final Symbols symbols;
  private final Homes homes;
  private final Registry registry;
  private final Profiles profiles;
  private final FigureQuestion question;
  private final MonthSlices slices;
  private final UnitTree tree;
  private final TerminalTimes terminals;
  private final LocalDate newYear;
  private final Map<String, Integer> pending;

  public FigureReads(
      Connection connection,
      Symbols symbols,
      Homes homes,
      LiveMonths kept,
      Profiles profiles,
      FigureQuestion question)
      throws SQLException {
    this.connection = connection;
    this.symbols = symbols;
    this.homes = homes;
    this.registry = homes.registry();
    this.profiles = profiles;
    this.question = question;
    this.slices =
        new MonthSlices(
            new MonthReads(connection, symbols, homes, question.now(), kept), homes, question);
    this.tree = new UnitTree(registry);
    this.newYear = question.period().to().minusDays(1).withDayOfYear(1);
    this.pending =
        Proposals.pendingByHome(
            connection, symbols, question.period().from(), question.period().to());
    ZoneId zone = homes.zone(question.unit().code());
    this.terminals =
        TerminalTimes.read(
            connection,
            symbols,
            homes,
            question.period().from().atStartOfDay(zone).toInstant(),
            question.now());
  }

  /** The figures of each unit at the level, in the order of the tree. */
  public List<UnitFigures> units() throws SQLException {
    List<OrgUnit> units = tree.units(question.unit(), question.level(), question.period());
    Map<String, Activity> anywhere =
        question.asksForHouseholds() ? Activity.of(spans(homesOfResidents())) : Map.of();
    List<UnitFigures> figures = new ArrayList<>(units.size());
    for (OrgUnit unit : units) {
      figures.add(figures(unit, anywhere));
    }
    return figures;
  }

  @Override
  public void close() throws SQLException {
    slices.close();
  }

  private UnitFigures figures(OrgUnit unit, Map<String, Activity> anywhere) throws SQLException {
    List<OrgUnit> sites = tree.sites(unit, question.period());
    Editions editions = new Editions();
    List<Slice> period = new ArrayList<>();
    TerminalTimes.Sums times = TerminalTimes.Sums.NONE;
    int reporting = 0;
    for (OrgUnit site : sites) {
      List<Slice> ofSite = inPeriod(site, unit, editions);
      period.addAll(ofSite);
      reporting += ofSite.stream().anyMatch(Slice::reported) ? 1 : 0;
      times = times.plus(times(site, unit));
    }
    UnitFacts facts =
        new UnitFacts(
            sites.size(),
            period,
            UnitFacts.people(period),
            question.asksWhoCame() ? Activity.of(bySpan(sites, unit, period)) : Map.of(),
            question.asksForHouseholds() && !unit.isSite() ? residents(unit) : List.of(),
            anywhere,
            person -> profiles.of(registry, person, referenceDate()),
            times.onlineSeconds(),
            times.seconds(),
            indicator -> new ImportedFigures(registry).find(indicator, unit, question.period()),
            homes.policy());
    return new UnitFigures(
        unit,
        facts,
        new Completeness(
            reporting,
            sites.size(),
            times.gaps(),
            sites.stream().mapToInt(site -> pending.getOrDefault(site.code(), 0)).sum()),
        editions.status(endedStatus()),
        editions.revision(),
        editions.rules(homes.policy().ruleVersion()),
        editions.calendars(homes.calendar().version()));
  }

  private Map<Span, List<Slice>> bySpan(List<OrgUnit> sites, OrgUnit unit, List<Slice> period)
      throws SQLException {
    Map<Span, List<Slice>> spans = new EnumMap<>(Span.class);
    spans.put(Span.PERIOD, period);
    if (question.looksBackAYear()) {
      List<Slice> year = new ArrayList<>();
      for (OrgUnit site : sites) {
        year.addAll(thisYear(site, unit));
      }
      spans.put(Span.YEAR_TO_DATE, year);
    }
    return spans;
  }

  /**
   * The days that the figures of the asked unit can be traced to: of its own homes, or of all at
   * which people of the area can have been; back to the first of January where that is asked.
   */
  public List<Slice> evidence() throws SQLException {
    Set<String> where = new TreeSet<>();
    if (question.asksForHouseholds()) {
      where.addAll(homesOfResidents());
    } else {
      tree.sites(question.unit(), question.period()).forEach(site -> where.add(site.code()));
    }
    Span span = question.looksBackAYear() ? Span.YEAR_TO_DATE : Span.PERIOD;
    return spans(where).getOrDefault(span, List.of());
  }

  /** The days of homes, whatever unit these count for. */
  private Map<Span, List<Slice>> spans(Set<String> where) throws SQLException {
    Map<Span, List<Slice>> spans = new EnumMap<>(Span.class);
    for (String home : where) {
      Optional<OrgUnit> site = registry.orgUnit(home);
      if (site.isPresent()) {
        spans
            .computeIfAbsent(Span.PERIOD, span -> new ArrayList<>())
            .addAll(inPeriod(site.get(), site.get(), new Editions()));
        if (question.looksBackAYear()) {
          spans
              .computeIfAbsent(Span.YEAR_TO_DATE, span -> new ArrayList<>())
              .addAll(thisYear(site.get(), site.get()));
        }
      }
    }
    return spans;
  }

  /**
   * The homes at which people of the area can have been: those of the county, and others in which
   * they were enrolled or seen.
   */
  private Set<String> homesOfResidents() throws SQLException {
    OrgUnit unit = question.unit();
    OrgUnit county = registry.ancestorOfKind(unit.code(), OrgUnitKind.FEDERATION).orElse(unit);
    Set<String> found = new TreeSet<>();
    registry.homesUnder(county.code()).forEach(home -> found.add(home.code()));
    Set<String> people = new HashSet<>();
    for (OrgUnit area : tree.under(unit).toList()) {
      registry.personsOfHousehold(area.code()).forEach(person -> people.add(person.id()));
    }
    people.stream()
        .flatMap(person -> registry.enrolmentsOf(person).stream())
        .map(Enrolment::home)
        .forEach(found::add);
    found.addAll(seenAt(people));
    return found;
  }

  private Set<String> seenAt(Set<String> people) throws SQLException {
    Set<Integer> numbers = new HashSet<>();
    people.forEach(person -> symbols.find(person).ifPresent(numbers::add));
    Set<Integer> found = new HashSet<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT person, home FROM person_home");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        if (numbers.contains(rows.getInt(1))) {
          found.add(rows.getInt(2));
        }
      }
    }
    return found.stream().map(symbols::text).collect(Collectors.toSet());
  }

  private List<PersonProfile> residents(OrgUnit unit) {
    return profiles.residents(
        registry, tree.under(unit).map(OrgUnit::code).toList(), referenceDate());
  }

  private List<Slice> inPeriod(OrgUnit site, OrgUnit unit, Editions editions) throws SQLException {
    return slices.of(site, unit, question.period().from(), question.period().to(), editions);
  }

  /** From the first of January to the end of the period that is asked for. */
  private List<Slice> thisYear(OrgUnit site, OrgUnit unit) throws SQLException {
    return slices.of(site, unit, newYear, question.period().to(), new Editions());
  }

  private TerminalTimes.Sums times(OrgUnit site, OrgUnit unit) {
    LocalDate from = question.period().from();
    LocalDate to = question.period().to();
    LocalDate first =
        Stream.of(Optional.of(from), site.validity().from(), unit.validity().from())
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElse(from);
    LocalDate end =
        Stream.of(Optional.of(to), site.validity().to(), unit.validity().to())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(to);
    return terminals.of(site.code(), first, end);
  }

  /** The last day of the period, or today while it is not over. */
  private LocalDate referenceDate() {
    LocalDate last = question.period().to().minusDays(1);
    LocalDate today = slices.today(question.unit());
    return last.isBefore(today) ? last : today;
  }

  private MonthStatus endedStatus() {
    return question.period().to().isAfter(slices.today(question.unit()))
        ? MonthStatus.OPEN
        : MonthStatus.PROVISIONAL;
  }
}
