package org.rollcall.gateway.registry;

import java.util.List;
import java.util.function.Function;

/**
 * How the registry keeps the rows of one kind.
 *
 * @param reader makes the typed record of a row
 * @param indexes the orders in which rows can be found; the first is by key
 */
record ShelfPlan<T>(ImportKind kind, Function<Row, T> reader, List<Index> indexes) {
  static final Index UNITS_BY_PARENT = Index.by("parent", "code");
  static final Index PERSONS_BY_HOUSEHOLD = Index.by("household_org_unit", "person_id");
  static final Index ENROLMENTS_BY_HOME = Index.by("home", "person_id", "from");
  static final Index DEVICES_BY_SERIAL = Index.by("protocol", "serial", "from", "device_id");
  static final Index DEVICES_BY_TOKEN = Index.by("token", "from", "device_id");
  static final Index DEVICES_BY_HOME = Index.by("home", "device_id", "from");
  static final Index CREDENTIALS_BY_PERSON = Index.by("person_id", "scope", "number", "from");
  static final Index SENSORS_BY_HOME = Index.by("home", "sensor_id");

  static final ShelfPlan<OrgUnit> ORG_UNITS =
      plan(ImportKind.ORG_UNITS, OrgUnit::of, UNITS_BY_PARENT);
  static final ShelfPlan<Person> PERSONS =
      plan(ImportKind.PERSONS, Person::of, PERSONS_BY_HOUSEHOLD);
  static final ShelfPlan<Enrolment> ENROLMENTS =
      plan(ImportKind.ENROLMENTS, Enrolment::of, ENROLMENTS_BY_HOME);
  static final ShelfPlan<Device> DEVICES =
      plan(ImportKind.DEVICES, Device::of, DEVICES_BY_SERIAL, DEVICES_BY_TOKEN, DEVICES_BY_HOME);
  static final ShelfPlan<Credential> CREDENTIALS =
      plan(ImportKind.CREDENTIALS, Credential::of, CREDENTIALS_BY_PERSON);
  static final ShelfPlan<Need> NEEDS = plan(ImportKind.NEEDS, Need::of);
  static final ShelfPlan<Denominator> DENOMINATORS = plan(ImportKind.DENOMINATORS, Denominator::of);
  static final ShelfPlan<Target> TARGETS = plan(ImportKind.TARGETS, Target::of);
  static final ShelfPlan<Opening> OPENINGS = plan(ImportKind.OPENINGS, Opening::of);
  static final ShelfPlan<Sensor> SENSORS = plan(ImportKind.SENSORS, Sensor::of, SENSORS_BY_HOME);

  static final ShelfPlan<ClockRule> CLOCK_RULES = plan(ImportKind.CLOCK_RULES, ClockRule::of);

  static final List<ShelfPlan<?>> ALL =
      List.of(
          ORG_UNITS,
          PERSONS,
          ENROLMENTS,
          DEVICES,
          CREDENTIALS,
          NEEDS,
          DENOMINATORS,
          TARGETS,
          OPENINGS,
          SENSORS,
          CLOCK_RULES);

  private static <T> ShelfPlan<T> plan(ImportKind kind, Function<Row, T> reader, Index... further) {
    Index[] all = new Index[further.length + 1];
    all[0] = Index.byKey(kind);
    System.arraycopy(further, 0, all, 1, further.length);
    return new ShelfPlan<>(kind, reader, List.of(all));
  }

  /** The index of the keys themselves. */
  Index byKey() {
    return indexes.get(0);
  }
}
