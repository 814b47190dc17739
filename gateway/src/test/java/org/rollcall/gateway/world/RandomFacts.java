package org.rollcall.gateway.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.gateway.attendance.CorrectionAction;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ReasonCode;
import org.rollcall.gateway.attendance.Verdict;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.CanonicalJson;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.registry.ConsentGiver;
import org.rollcall.gateway.registry.ImportCheck;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.Table;

/**
 * Random facts about a small town in one week, as the journal would hold them: imports that passed
 * their check, deliveries with repetitions, releases and changes of policy. One seed, one story.
 *
 * <p>Of a check-in everything else follows from its identity, as with a terminal that sends again.
 */
public final class RandomFacts {
  private static final Instant FIRST = Instant.parse("2021-11-01T00:00:00Z");
  private static final List<DeviceKey> KEYS =
      List.of(
          new DeviceKey("zkteco", "S1"),
          new DeviceKey("zkteco", "S2"),
          new DeviceKey("json", "S1"),
          new DeviceKey("dingtalk", "S9"));
  private static final List<Method> METHODS = List.of(Method.values());
  private static final String[] EARLIER = {"2021-10-01", "2021-11-02", "2021-11-03"};
  private static final String[] LATER = {"", "", "2021-11-04", "2021-11-05"};
  private static final String[] HOMES = {"H01", "H02", "R01"};
  private static final String[] PERSONS = {"P1", "P2", "P3"};
  private static final String[] NUMBERS = {"101", "102", "103"};

  private final Random random;
  private final boolean oneZone;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Integer> proposed = new ArrayList<>();
  private Registry registry = Registry.empty();

  private RandomFacts(Random random, boolean oneZone) {
    this.random = random;
    this.oneZone = oneZone;
  }

  /** Facts of every kind. */
  public static List<Fact> ofEveryKind(Random random, int count) {
    RandomFacts town = new RandomFacts(random, false);
    town.settle();
    while (town.facts.size() < count) {
      switch (random.nextInt(24)) {
        case 0 -> town.release();
        case 1 -> town.policy();
        case 20, 21 -> town.proposal();
        case 22, 23 -> town.decision();
        case 19 -> town.consent();
        case 2, 3, 4, 5, 6, 7 -> town.anyImport();
        default -> town.delivery();
      }
    }
    return town.facts;
  }

  /** Imports and deliveries only, and terminals that stay in their zone. */
  public static List<Fact> ofOneZone(Random random, int count) {
    RandomFacts town = new RandomFacts(random, true);
    town.settle();
    while (town.facts.size() < count) {
      if (random.nextInt(3) == 0) {
        town.anyImport();
      } else {
        town.delivery();
      }
    }
    return town.facts;
  }

  /** The same facts with the November of two homes signed off somewhere among them. */
  public static List<Fact> withLocks(List<Fact> facts, Random random) {
    List<Fact> all = new ArrayList<>(facts);
    for (String home : List.of("H01", "R01")) {
      int at = 5 + random.nextInt(all.size() - 5);
      for (int revision = 1; revision <= 2; revision++) {
        for (Fact step : signOff(home, revision)) {
          at = Math.min(all.size(), at + random.nextInt(3));
          all.add(at++, step);
        }
      }
    }
    return all;
  }

  /** What the lock keeps is nothing: so that all there is must show as adjustments. */
  private static List<Fact> signOff(String home, int revision) {
    YearMonth month = YearMonth.of(2021, 11);
    MonthSnapshot snapshot =
        new MonthSnapshot(
            new HomeMonth(home, month, 0, 0, List.of()),
            revision,
            "rule",
            "calendar",
            1,
            Optional.empty(),
            Optional.empty());
    List<Fact> steps = new ArrayList<>();
    if (revision > 1) {
      steps.add(step(home, month, MonthStep.REOPEN, revision, LocalDate.of(2021, 12, 31)));
    }
    steps.add(step(home, month, MonthStep.SUBMIT, revision));
    steps.add(step(home, month, MonthStep.APPROVE, revision));
    String text = snapshot.text();
    steps.add(new Fact.MonthLocked("county", "hash", CanonicalJson.hash(text), text));
    return steps;
  }

  private static Fact step(
      String home, YearMonth month, MonthStep step, int revision, LocalDate... until) {
    return new Fact.MonthStepped(
        "manager",
        home,
        month,
        step,
        revision,
        "hash",
        Optional.empty(),
        Optional.empty(),
        Arrays.stream(until).findFirst());
  }

  /** The facts as entries, recorded a random while after each other. */
  public static List<JournalEntry> entries(List<Fact> facts, Random random) {
    List<JournalEntry> entries = new ArrayList<>();
    Instant now = FIRST;
    for (Fact fact : facts) {
      now = now.plus(Duration.ofMinutes(random.nextInt(300)));
      entries.add(entry(entries.size() + 1, now, fact));
    }
    return entries;
  }

  /** The facts as entries, all recorded at one instant. */
  public static List<JournalEntry> entriesAt(Instant now, List<Fact> facts) {
    List<JournalEntry> entries = new ArrayList<>();
    for (Fact fact : facts) {
      entries.add(entry(entries.size() + 1, now, fact));
    }
    return entries;
  }

  private static JournalEntry entry(long position, Instant now, Fact fact) {
    return new JournalEntry(position, now, FactCodec.kind(fact), FactCodec.write(fact));
  }

  private void settle() {
    rows(
        ImportKind.ORG_UNITS,
        "code,name,kind,parent,from,to,mode",
        "F,联,federation,,,,",
        "T1,镇,township,F,,,",
        "H01,一,home,T1,2021-01-01,,day",
        "H02,二,home,T1,2021-01-01,,day",
        "R01,三,home,T1,2021-01-01,,residential");
    rows(ImportKind.PERSONS, "person_id,name", "P1,甲", "P2,乙", "P3,丙");
    rows(
        ImportKind.DEVICES,
        "device_id,protocol,serial,home,from,time_zone",
        "D1,zkteco,S1,H01,2021-10-01,",
        "D2,zkteco,S2,R01,2021-10-01,Asia/Tokyo");
    rows(
        ImportKind.CREDENTIALS,
        "scope,number,person_id,from",
        "home:H01,101,P1,2021-10-01",
        "home:R01,101,P1,2021-10-01",
        "*,102,P2,2021-10-01");
    rows(ImportKind.ENROLMENTS, "person_id,home,from", "P1,H01,2021-10-01", "P2,R01,2021-10-01");
  }

  private void anyImport() {
    switch (random.nextInt(15)) {
      case 0, 1, 2 ->
          rows(
              ImportKind.DEVICES,
              "device_id,protocol,serial,home,from,to,direction,service,time_zone",
              device());
      case 3, 4, 5 ->
          rows(
              ImportKind.CREDENTIALS,
              "scope,number,person_id,from,to",
              line(
                  any("home:H01", "home:H02", "home:R01", "device:D1", "*", "dingtalk:corp"),
                  any(NUMBERS),
                  any(PERSONS),
                  any(EARLIER),
                  any(LATER)));
      case 14 ->
          rows(
              ImportKind.CLOCK_RULES,
              "device_id,from,to,ahead_seconds,reason",
              line(
                  any("D1", "D2"),
                  any(EARLIER),
                  any(LATER),
                  any("0", "7200", "-86400"),
                  "battery"));
      case 6, 7 ->
          rows(
              ImportKind.ENROLMENTS,
              "person_id,home,from,to,mode,weekly_plan,start,end",
              line(
                  any(PERSONS),
                  any(HOMES),
                  any(EARLIER),
                  any(LATER),
                  any("day", "residential"),
                  any("12345", "135"),
                  any(",", "08:00,16:00")));
      case 8, 9 ->
          rows(
              ImportKind.LEAVES,
              "person_id,from,to,kind",
              line(any(PERSONS), any(EARLIER), any(LATER), "病假"));
      case 10 ->
          rows(
              ImportKind.OPENINGS,
              "home,date,open",
              line(any(HOMES), any("2021-11-03", "2021-11-06"), any("0", "1")));
      case 11 ->
          rows(
              ImportKind.SERVICE_RECORDS,
              "person_id,home,date,service,start,end,recorder,reason",
              line(
                  any(PERSONS),
                  any(HOMES),
                  any("2021-11-03", "2021-11-04"),
                  any("REHAB", "CULT", "CARE"),
                  any(",", "09:00,10:00"),
                  "李",
                  any("", "上门")));
      case 12 ->
          rows(
              ImportKind.ORG_UNITS,
              "code,name,kind,parent,from,to,mode",
              line(
                  any(HOMES),
                  "改名",
                  "home",
                  "T1",
                  "2021-01-01",
                  any(LATER),
                  any("day", "residential")));
      default -> otherImport();
    }
  }

  private String device() {
    DeviceKey key = any(KEYS);
    String zone = oneZone ? zone(key) : any("", "Asia/Tokyo", "UTC", "Asia/Kolkata");
    return line(
        any("D1", "D2", "D3"),
        key.protocol(),
        key.serial(),
        any(HOMES),
        any(EARLIER),
        any(LATER),
        any("in", "out", "both", "terminal"),
        any("", "REHAB"),
        zone);
  }

  private static String zone(DeviceKey key) {
    return key.serial().equals("S2") ? "Asia/Tokyo" : "";
  }

  private void otherImport() {
    switch (random.nextInt(4)) {
      case 0 -> rows(ImportKind.PERSONS, "person_id,name", line(any(PERSONS), any("丁", "戊")));
      case 1 ->
          rows(ImportKind.NEEDS, "person_id,need,from", line(any(PERSONS), "REHAB", any(EARLIER)));
      case 2 ->
          rows(
              ImportKind.TARGETS,
              "indicator,org_unit,from,target",
              line("ATTENDANCE_RATE", "F", any(EARLIER), any("80", "90")));
      default ->
          rows(
              ImportKind.SENSORS,
              "sensor_id,source,home,kind",
              line("X1", "x/1", any(HOMES), "co2"));
    }
  }

  private void rows(ImportKind kind, String header, String... lines) {
    List<Table.TableRow> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new Table.TableRow(rows.size() + 2, cells(line)));
    }
    Table table = new Table(cells(header), rows);
    ImportResult result = ImportCheck.check(kind, table, registry, LedgerWorld.SEALER);
    if (result instanceof ImportResult.Accepted accepted && !accepted.changed().isEmpty()) {
      List<Row> changed = accepted.changed();
      facts.add(new Fact.Imported("tester", kind, changed));
      registry = kind.isKeptInRegistry() ? registry.with(kind, changed) : registry;
    }
  }

  private void delivery() {
    List<Fact> earlier = facts.stream().filter(Fact.Delivered.class::isInstance).toList();
    if (!earlier.isEmpty() && random.nextInt(5) == 0) {
      facts.add(any(earlier));
      return;
    }
    DeviceKey key = any(KEYS);
    List<DeviceEvent> events = new ArrayList<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      events.add(random.nextInt(8) == 0 ? notCheckIn() : checkIn(key));
    }
    Optional<String> organisation =
        key.protocol().equals("dingtalk") ? Optional.of("corp") : Optional.empty();
    facts.add(new Fact.Delivered(new Delivery(key, organisation, "192.0.2.1", events)));
  }

  private DeviceEvent notCheckIn() {
    return switch (random.nextInt(4)) {
      case 0 -> new DeviceEvent.Rejected("??", "no time");
      case 1 -> new DeviceEvent.Dropped(random.nextInt(3), random.nextInt(3));
      case 2 -> new DeviceEvent.Operated("4", Optional.empty(), "4");
      default -> new DeviceEvent.Described(Optional.of(any("1.0", "1.1")), Map.of());
    };
  }

  /** Own offsets only at half hours: then no two punches share an instant by their zones. */
  private DeviceEvent checkIn(DeviceKey key) {
    String number = any(NUMBERS);
    int halfHours = random.nextInt(6 * 48);
    LocalDateTime time =
        random.nextInt(30) == 0
            ? LocalDateTime.of(any(1970, 2063), 1, 1, 0, 0)
            : LocalDateTime.of(2021, 11, 1, 0, 0).plusMinutes(30L * halfHours);
    time = time.plusSeconds(any(0, 0, 20, 200));
    Direction told = any(Direction.values());
    Random rest = new Random(Arrays.hashCode(new Object[] {number, time, told.name(), key}));
    boolean own = time.getMinute() >= 30;
    return new DeviceEvent.CheckIn(
        number,
        time,
        own ? Optional.of(ZoneOffset.ofHours(8)) : Optional.empty(),
        told,
        METHODS.get(rest.nextInt(METHODS.size())),
        rest.nextInt(3) == 0 ? Optional.of(Integer.toHexString(rest.nextInt())) : Optional.empty(),
        rest.nextInt(4) == 0 ? Optional.of("REHAB") : Optional.empty(),
        "");
  }

  private void release() {
    int position = 1 + random.nextInt(facts.size());
    facts.add(new Fact.Released("tester", position, random.nextInt(3), "seen"));
  }

  private void policy() {
    facts.add(
        new Fact.PolicySet(
            new Parameters(
                any(Optional.empty(), Optional.of(Duration.ofDays(2))),
                any(Duration.ZERO, Duration.ofHours(30)),
                any(Duration.ofSeconds(60), Duration.ofMinutes(5)),
                any(240, 300),
                any(60, 120))));
  }

  private void proposal() {
    proposed.add(1 + facts.size());
    facts.add(new Fact.Proposed(any("clerk", "deputy"), anyProposal()));
  }

  private Proposal anyProposal() {
    LocalDate date = LocalDate.of(2021, 11, 1 + random.nextInt(5));
    Instant time = date.atTime(random.nextInt(24), any(0, 30)).toInstant(ZoneOffset.ofHours(8));
    CorrectionAction action = any(CorrectionAction.values());
    return switch (random.nextInt(4)) {
      case 0 ->
          new Proposal.OfLeave(
              any(PERSONS),
              date,
              date.plusDays(1L + random.nextInt(3)),
              any(Optional.empty(), Optional.of("病假")),
              Optional.empty());
      case 1 ->
          new Proposal.OfService(
              any(List.of("P1"), List.of("P2", "P3")),
              any(HOMES),
              date,
              any("REHAB", "WORK"),
              Optional.empty(),
              Optional.empty(),
              "李",
              any(Optional.empty(), Optional.of("上门")));
      default ->
          new Proposal.OfCorrection(
              any(PERSONS),
              any(HOMES),
              date,
              action,
              action == CorrectionAction.VOID ? Optional.of(target()) : Optional.empty(),
              action == CorrectionAction.VOID ? Optional.empty() : Optional.of(time),
              action == CorrectionAction.ADD_SESSION
                  ? Optional.of(time.plusSeconds(7_200))
                  : Optional.empty(),
              any(Optional.empty(), Optional.of("SKILL")),
              any(ReasonCode.values()),
              Optional.of("seen"),
              Optional.empty());
    };
  }

  private String target() {
    int position = 1 + random.nextInt(facts.size());
    return any("c" + position, position + "-" + random.nextInt(3));
  }

  /** Also where there is nothing to decide any more, or never was. */
  private void decision() {
    int position = proposed.isEmpty() ? 1 : any(proposed);
    Verdict verdict = random.nextInt(2) == 0 ? Verdict.APPROVE : any(Verdict.values());
    facts.add(new Fact.Decided("township", position, verdict, Optional.empty()));
  }

  private void consent() {
    int position = 1 + random.nextInt(facts.size());
    ConsentGiver by = any(ConsentGiver.values());
    LocalDate from = LocalDate.of(2021, 11, 1 + random.nextInt(5));
    facts.add(
        random.nextBoolean()
            ? new Fact.ConsentGiven("tester", any(PERSONS), any("photos", "research"), by, "", from)
            : new Fact.ConsentWithdrawn("tester", position, by, from, "no more"));
  }

  private static String line(String... cells) {
    return String.join(",", cells);
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T any(List<? extends T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
