package org.rollcall.gateway.registry;

import static org.rollcall.gateway.registry.ShelfPlan.CLOCK_RULES;
import static org.rollcall.gateway.registry.ShelfPlan.CREDENTIALS;
import static org.rollcall.gateway.registry.ShelfPlan.CREDENTIALS_BY_PERSON;
import static org.rollcall.gateway.registry.ShelfPlan.DENOMINATORS;
import static org.rollcall.gateway.registry.ShelfPlan.DEVICES;
import static org.rollcall.gateway.registry.ShelfPlan.DEVICES_BY_HOME;
import static org.rollcall.gateway.registry.ShelfPlan.DEVICES_BY_SERIAL;
import static org.rollcall.gateway.registry.ShelfPlan.DEVICES_BY_TOKEN;
import static org.rollcall.gateway.registry.ShelfPlan.ENROLMENTS;
import static org.rollcall.gateway.registry.ShelfPlan.ENROLMENTS_BY_HOME;
import static org.rollcall.gateway.registry.ShelfPlan.NEEDS;
import static org.rollcall.gateway.registry.ShelfPlan.OPENINGS;
import static org.rollcall.gateway.registry.ShelfPlan.ORG_UNITS;
import static org.rollcall.gateway.registry.ShelfPlan.PERSONS;
import static org.rollcall.gateway.registry.ShelfPlan.PERSONS_BY_HOUSEHOLD;
import static org.rollcall.gateway.registry.ShelfPlan.SENSORS;
import static org.rollcall.gateway.registry.ShelfPlan.SENSORS_BY_HOME;
import static org.rollcall.gateway.registry.ShelfPlan.TARGETS;
import static org.rollcall.gateway.registry.ShelfPlan.UNITS_BY_PARENT;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.device.DeviceKey;

/**
 * What is known of org units, people, enrolments, devices, credentials and the rest at one moment.
 *
 * <p>Immutable: a change makes another snapshot that shares nearly everything with this one, so
 * readers on any thread keep the one they hold. Every dated lookup is O(log n); lists cost what
 * they return. Rows must have passed {@link ImportCheck} against the snapshot they are added to.
 */
public final class Registry {
  /** The deepest tree of org units there can be; a province's has five levels. */
  static final int LEVELS_MAX = 12;

  /** The civil time of every home; the one place to change when a home elsewhere joins. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<ImportKind, Shelf<?>> shelves;

  private Registry(Map<ImportKind, Shelf<?>> shelves) {
    this.shelves = shelves;
  }

  public static Registry empty() {
    Map<ImportKind, Shelf<?>> shelves = new EnumMap<>(ImportKind.class);
    ShelfPlan.ALL.forEach(plan -> shelves.put(plan.kind(), Shelf.empty(plan)));
    return new Registry(shelves);
  }

  /**
   * This registry with the rows added, or put in the place of those with the same key. Rows that
   * are there already change nothing.
   *
   * @throws IllegalArgumentException for a kind that the ledger keeps, for rows of another kind, or
   *     for rows that no import check has seen
   */
  public Registry with(ImportKind kind, List<Row> rows) {
    if (rows.stream().anyMatch(row -> row.kind() != kind)) {
      throw new IllegalArgumentException("a row is not of the kind " + kind.code());
    }
    Map<ImportKind, Shelf<?>> changed = new EnumMap<>(shelves);
    changed.put(kind, shelf(kind).with(rows));
    return new Registry(changed);
  }

  // Rows

  /** The row with this key, as it was imported. */
  public Optional<Row> row(ImportKind kind, String key) {
    return shelf(kind).entry(key).map(Shelf.Entry::row);
  }

  /** The first rows of a kind; {@code limit} is cut to {@link Page#ROWS_MAX}. */
  public Page page(ImportKind kind, int limit) {
    return page(kind, "", limit);
  }

  /** The rows of a kind after a key, which need not exist. */
  public Page page(ImportKind kind, String afterKey, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one row");
    }
    int rowsMax = Math.min(limit, Page.ROWS_MAX);
    List<Row> rows = new ArrayList<>();
    shelf(kind).scanAfter(afterKey, entry -> rows.add(entry.row()) && rows.size() <= rowsMax);
    if (rows.size() <= rowsMax) {
      return new Page(rows, Optional.empty());
    }
    List<Row> part = rows.subList(0, rowsMax);
    return new Page(part, Optional.of(part.get(rowsMax - 1).key()));
  }

  // Org units

  public Optional<OrgUnit> orgUnit(String code) {
    return shelf(ORG_UNITS).get(code);
  }

  /** All units by code, whatever their dates. */
  public List<OrgUnit> orgUnits() {
    return shelf(ORG_UNITS).under(ORG_UNITS.byKey());
  }

  /** The units directly under a unit, by code, whatever their dates. */
  public List<OrgUnit> children(String code) {
    return shelf(ORG_UNITS).under(UNITS_BY_PARENT, code);
  }

  /** The unit and the units above it, nearest first; empty when there is no such unit. */
  public List<OrgUnit> lineage(String code) {
    List<OrgUnit> lineage = new ArrayList<>();
    Optional<OrgUnit> unit = orgUnit(code);
    while (unit.isPresent() && lineage.size() < LEVELS_MAX) {
      lineage.add(unit.get());
      unit = unit.get().parent().flatMap(this::orgUnit);
    }
    return lineage;
  }

  /** The nearest unit of the kind at or above a unit. */
  public Optional<OrgUnit> ancestorOfKind(String code, OrgUnitKind kind) {
    return lineage(code).stream().filter(unit -> unit.kind() == kind).findFirst();
  }

  /** Every home and centre at or under a unit, whatever their dates. */
  public List<OrgUnit> homesUnder(String code) {
    return orgUnit(code).stream().flatMap(unit -> sitesUnder(unit, LEVELS_MAX)).toList();
  }

  private Stream<OrgUnit> sitesUnder(OrgUnit unit, int levels) {
    if (unit.isSite() || levels == 0) {
      return unit.isSite() ? Stream.of(unit) : Stream.empty();
    }
    return children(unit.code()).stream().flatMap(child -> sitesUnder(child, levels - 1));
  }

  /** The civil time of a home. */
  public ZoneId zone(String home) {
    return ZONE;
  }

  /** Whether a home declared itself open or closed on a date; empty when it said nothing. */
  public Optional<Boolean> declaredOpen(String home, LocalDate date) {
    return shelf(OPENINGS).get(home, date.toString()).map(Opening::open);
  }

  // People

  public Optional<Person> person(String id) {
    return shelf(PERSONS).get(id);
  }

  /** The people whose household is registered with exactly this unit. */
  public List<Person> personsOfHousehold(String orgUnit) {
    return shelf(PERSONS).under(PERSONS_BY_HOUSEHOLD, orgUnit);
  }

  public List<Need> needsOf(String person) {
    return shelf(NEEDS).under(NEEDS.byKey(), person);
  }

  /** The enrolment of a person at a home that covers the date. */
  public Optional<Enrolment> enrolment(String person, String home, LocalDate date) {
    return covering(date, ENROLMENTS, ENROLMENTS.byKey(), person, home);
  }

  /** All enrolments of a person, past and future too, by home and first day. */
  public List<Enrolment> enrolmentsOf(String person) {
    return shelf(ENROLMENTS).under(ENROLMENTS.byKey(), person);
  }

  /** All enrolments at a home, past and future too, by person and first day. */
  public List<Enrolment> enrolmentsAt(String home) {
    return shelf(ENROLMENTS).under(ENROLMENTS_BY_HOME, home);
  }

  // Devices and credentials

  /** Where a terminal stands on a date. */
  public Optional<Device> device(DeviceKey key, LocalDate date) {
    return covering(date, DEVICES, DEVICES_BY_SERIAL, key.protocol(), key.serial());
  }

  /** The last known place of a terminal, over or not: empty when nobody registered it ever. */
  public Optional<Device> latestDevice(DeviceKey key) {
    return shelf(DEVICES).last(DEVICES_BY_SERIAL, key.protocol(), key.serial());
  }

  /** The device whose bearer token has this hash, at its last known place. */
  public Optional<Device> deviceByTokenHash(String tokenHash) {
    return shelf(DEVICES).last(DEVICES_BY_TOKEN, tokenHash);
  }

  /** Whether a device of this id is or was anywhere. */
  public boolean hasDevice(String id) {
    return device(id).isPresent();
  }

  /** The last place of a device. */
  public Optional<Device> device(String id) {
    return shelf(DEVICES).last(DEVICES.byKey(), id);
  }

  /** All places of a device, by first day. */
  public List<Device> placesOf(String id) {
    return shelf(DEVICES).under(DEVICES.byKey(), id);
  }

  /** All devices, a record for each place they had, by id and first day. */
  public List<Device> devices() {
    return shelf(DEVICES).under(DEVICES.byKey());
  }

  /** All devices that a home has or had. */
  public List<Device> devicesAt(String home) {
    return shelf(DEVICES).under(DEVICES_BY_HOME, home);
  }

  /** How far a terminal's clock is stated to be ahead on a date that it shows. */
  public Optional<ClockRule> clockRule(String deviceId, LocalDate shown) {
    return covering(shown, CLOCK_RULES, CLOCK_RULES.byKey(), deviceId);
  }

  /**
   * Who a number means: the device's own scope decides, else the home's, else the organisation's,
   * else everywhere.
   *
   * @param organisation the scope of the organisation that the event came through, where it did:
   *     {@code dingtalk:CORP}
   */
  public Optional<Credential> credential(
      String deviceId, String home, String number, LocalDate date, Optional<String> organisation) {
    return Stream.of(
            Optional.of("device:" + deviceId),
            Optional.of("home:" + home),
            organisation,
            Optional.of(Credential.EVERYWHERE))
        .flatMap(Optional::stream)
        .flatMap(scope -> covering(date, CREDENTIALS, CREDENTIALS.byKey(), scope, number).stream())
        .findFirst();
  }

  /** All credentials of a person, over or not. */
  public List<Credential> credentialsOf(String person) {
    return shelf(CREDENTIALS).under(CREDENTIALS_BY_PERSON, person);
  }

  public Optional<Sensor> sensor(String id) {
    return shelf(SENSORS).get(id);
  }

  public List<Sensor> sensors() {
    return shelf(SENSORS).under(SENSORS.byKey());
  }

  public List<Sensor> sensorsAt(String home) {
    return shelf(SENSORS).under(SENSORS_BY_HOME, home);
  }

  // Figures

  /** The target of a unit on a date, or that of the nearest unit above that has one. */
  public Optional<Target> targetFor(String indicator, String orgUnit, LocalDate date) {
    return lineage(orgUnit).stream()
        .flatMap(unit -> covering(date, TARGETS, TARGETS.byKey(), indicator, unit.code()).stream())
        .findFirst();
  }

  /** The imported figures of exactly this unit and period. */
  public Optional<Denominator> denominator(String indicator, String orgUnit, String period) {
    return shelf(DENOMINATORS).get(indicator, orgUnit, period);
  }

  /** Records of a group never overlap, so the last one to start is the only one to ask. */
  private <T extends Dated> Optional<T> covering(
      LocalDate date, ShelfPlan<T> plan, Index index, String... group) {
    return shelf(plan).startedBy(date, index, group).filter(record -> record.covers(date));
  }

  /** The shelf of a plan: the plan's type is the type of its kind's shelf, made in one place. */
  @SuppressWarnings("unchecked")
  <T> Shelf<T> shelf(ShelfPlan<T> plan) {
    return (Shelf<T>) shelf(plan.kind());
  }

  private Shelf<?> shelf(ImportKind kind) {
    return Optional.<Shelf<?>>ofNullable(shelves.get(kind))
        .orElseThrow(() -> new IllegalArgumentException(kind.code() + " are kept in the ledger"));
  }
}
