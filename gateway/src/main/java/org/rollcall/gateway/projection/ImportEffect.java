package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.StaffRows;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.Leave;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.RegistryStore;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.ServiceRecord;

/**
 * Applies imported rows, and finds what they change of what is already there: check-ins that mean
 * something else now are resolved again, days that depended on the rows are judged again. So the
 * order in which check-ins and registry rows arrive makes no difference in the end.
 */
final class ImportEffect {
  private static final String HOME_SCOPE = "home:";
  private static final String DEVICE_SCOPE = "device:";

  private final LedgerWork work;
  private final StoredAgain storedAgain;

  ImportEffect(LedgerWork work) {
    this.work = work;
    this.storedAgain = new StoredAgain(work);
  }

  void apply(Fact.Imported fact) throws SQLException {
    work.noteRegistryChange();
    Registry before = work.registry();
    if (fact.kind().isKeptInRegistry()) {
      RegistryStore.save(work.writer(), fact.rows());
      Registry after = before.with(fact.kind(), fact.rows());
      work.use(new Homes(after, work.homes().calendar(), work.homes().policy()), work.parameters());
    }
    switch (fact.kind()) {
      case DEVICES -> devicesChanged(before, fact.rows());
      case CLOCK_RULES -> clockRulesChanged(fact.rows());
      case CREDENTIALS -> credentialsChanged(fact.rows());
      case ENROLMENTS -> personsChanged(fact.rows());
      case OPENINGS -> openingsChanged(fact.rows());
      case ORG_UNITS -> unitsChanged(before, fact.rows());
      case LEAVES -> leavesChanged(fact.rows());
      case SERVICE_RECORDS -> recordsChanged(fact.rows());
      default -> {
        // persons, needs, denominators, targets, sensors: read where they are used
      }
    }
  }

  private void devicesChanged(Registry before, List<Row> rows) throws SQLException {
    Set<DeviceKey> keys = new LinkedHashSet<>();
    for (Row row : rows) {
      keys.add(deviceKey(row));
      before.row(ImportKind.DEVICES, row.key()).map(ImportEffect::deviceKey).ifPresent(keys::add);
    }
    for (DeviceKey key : keys) {
      storedAgain.ofDevice(key);
    }
  }

  private void clockRulesChanged(List<Row> rows) throws SQLException {
    Set<DeviceKey> keys = new LinkedHashSet<>();
    for (Row row : rows) {
      work.registry().placesOf(row.text("device_id")).forEach(place -> keys.add(place.key()));
    }
    for (DeviceKey key : keys) {
      storedAgain.ofDevice(key);
    }
  }

  private void credentialsChanged(List<Row> rows) throws SQLException {
    Map<String, Set<String>> numbersByScope = new LinkedHashMap<>();
    for (Row row : rows) {
      numbersByScope
          .computeIfAbsent(row.text("scope"), scope -> new LinkedHashSet<>())
          .add(row.text("number"));
    }
    for (Map.Entry<String, Set<String>> entry : numbersByScope.entrySet()) {
      for (int home : homesOfScope(entry.getKey())) {
        storedAgain.ofNumbers(home, entry.getValue());
      }
    }
  }

  private Iterable<Integer> homesOfScope(String scope) {
    if (scope.startsWith(HOME_SCOPE)) {
      OptionalInt home = work.symbols().find(scope.substring(HOME_SCOPE.length()));
      return home.isPresent() ? List.of(home.getAsInt()) : List.of();
    }
    if (scope.startsWith(DEVICE_SCOPE)) {
      String id = scope.substring(DEVICE_SCOPE.length());
      Set<Integer> homes = new LinkedHashSet<>();
      work.registry().placesOf(id).stream()
          .map(device -> work.symbols().find(DeviceName.symbol(device.key())))
          .filter(OptionalInt::isPresent)
          .forEach(no -> homes.addAll(work.places().homesOfDevice(no.getAsInt())));
      return homes;
    }
    return work.places().homes();
  }

  private void personsChanged(List<Row> rows) throws SQLException {
    Set<String> persons = new LinkedHashSet<>();
    rows.forEach(row -> persons.add(row.text("person_id")));
    for (String person : persons) {
      OptionalInt no = work.symbols().find(person);
      if (no.isPresent()) {
        markDays(Optional.of(no.getAsInt()), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);
      }
    }
  }

  private void openingsChanged(List<Row> rows) throws SQLException {
    for (Row row : rows) {
      LocalDate date = LocalDate.parse(row.text("date"));
      OptionalInt home = work.symbols().find(row.text("home"));
      if (home.isPresent()) {
        long day = date.toEpochDay();
        markDays(Optional.empty(), Optional.of(home.getAsInt()), day, day + 1);
      }
    }
  }

  private void unitsChanged(Registry before, List<Row> rows) throws SQLException {
    for (Row row : rows) {
      OptionalInt home = work.symbols().find(row.text("code"));
      if (home.isPresent() && before.orgUnit(row.text("code")).isPresent()) {
        markDays(Optional.empty(), Optional.of(home.getAsInt()), Long.MIN_VALUE, Long.MAX_VALUE);
        storedAgain.markAllOf(home.getAsInt());
      }
    }
  }

  private void leavesChanged(List<Row> rows) throws SQLException {
    for (Row row : rows) {
      StaffRows.put(work.writer(), work.symbols(), Leave.of(row), StaffRows.IMPORTED);
    }
    for (Row row : rows) {
      OptionalInt no = work.symbols().find(row.text("person_id"));
      if (no.isPresent()) {
        markDays(Optional.of(no.getAsInt()), Optional.empty(), Long.MIN_VALUE, Long.MAX_VALUE);
      }
    }
  }

  private void recordsChanged(List<Row> rows) throws SQLException {
    for (Row row : rows) {
      ServiceRecord record = ServiceRecord.of(row);
      StaffRows.put(work.writer(), work.symbols(), record, StaffRows.IMPORTED);
      int person = work.symbols().number(work.writer(), record.person());
      work.dirty().mark(person, record.date(), record.home());
    }
  }

  private void markDays(Optional<Integer> person, Optional<Integer> home, long from, long to)
      throws SQLException {
    for (LedgerState.DayKey key : LedgerState.days(work.writer(), person, home, from, to)) {
      work.dirty()
          .mark(
              key.person(), LocalDate.ofEpochDay(key.epochDay()), work.symbols().text(key.home()));
    }
  }

  private static DeviceKey deviceKey(Row row) {
    return new DeviceKey(row.text("protocol"), row.text("serial"));
  }
}
