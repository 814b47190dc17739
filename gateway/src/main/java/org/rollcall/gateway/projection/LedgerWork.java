package org.rollcall.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.CheckInRows;
import org.rollcall.gateway.ledger.CheckInStatus;
import org.rollcall.gateway.ledger.DeviceSilenceRows;
import org.rollcall.gateway.ledger.DeviceStateRows;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.MalformedRows;
import org.rollcall.gateway.ledger.PersonDayRows;
import org.rollcall.gateway.ledger.PlaceRows;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Registry;

/**
 * The transaction in hand: the ledger's tables through statements that are prepared once, and what
 * the batch has changed so far. Belongs to the projection's thread.
 */
final class LedgerWork implements AutoCloseable {
  private final LedgerDatabase ledger;
  private final CheckInRows checkIns;
  private final PersonDayRows personDays;
  private final MalformedRows malformed;
  private final DeviceStateRows deviceStates;
  private final DeviceSilenceRows silences;
  private final PlaceRows places;
  private final CheckInResolver resolver;
  private final DirtyDays dirty = new DirtyDays();
  private final Set<Change> touched = new HashSet<>();
  private boolean registryChanged;
  private Homes homes;
  private Parameters parameters;

  LedgerWork(LedgerDatabase ledger, Homes homes, Parameters parameters) throws SQLException {
    this.ledger = ledger;
    this.homes = homes;
    this.parameters = parameters;
    Connection writer = ledger.writer();
    checkIns = new CheckInRows(writer);
    personDays = new PersonDayRows(writer, ledger.symbols());
    malformed = new MalformedRows(writer);
    deviceStates = new DeviceStateRows(writer);
    silences = new DeviceSilenceRows(writer);
    places = new PlaceRows(writer);
    resolver = new CheckInResolver(writer, ledger.symbols());
  }

  Connection writer() {
    return ledger.writer();
  }

  Symbols symbols() {
    return ledger.symbols();
  }

  CheckInRows checkIns() {
    return checkIns;
  }

  PersonDayRows personDays() {
    return personDays;
  }

  MalformedRows malformed() {
    return malformed;
  }

  DeviceStateRows deviceStates() {
    return deviceStates;
  }

  DeviceSilenceRows silences() {
    return silences;
  }

  PlaceRows places() {
    return places;
  }

  CheckInResolver resolver() {
    return resolver;
  }

  Homes homes() {
    return homes;
  }

  Registry registry() {
    return homes.registry();
  }

  Parameters parameters() {
    return parameters;
  }

  DirtyDays dirty() {
    return dirty;
  }

  Set<Change> touched() {
    return touched;
  }

  boolean registryChanged() {
    return registryChanged;
  }

  void noteRegistryChange() {
    registryChanged = true;
  }

  void use(Homes newHomes, Parameters newParameters) {
    homes = newHomes;
    parameters = newParameters;
  }

  /** Notes where a device's and a person's check-ins are. */
  void noteHome(StoredCheckIn checkIn) throws SQLException {
    places.device(checkIn.device(), checkIn.home());
    if (checkIn.person().isPresent()) {
      places.person(checkIn.person().getAsInt(), checkIn.home());
    }
  }

  /** Marks the date that a stored or removed check-in belongs to, where it belongs to a person. */
  void markDirty(StoredCheckIn checkIn) {
    if (checkIn.status() == CheckInStatus.COUNTED && checkIn.person().isPresent()) {
      String home = symbols().text(checkIn.home());
      dirty.mark(checkIn.person().getAsInt(), homes.serviceDate(home, checkIn.instant()), home);
    }
  }

  /** Notes that something showed at a home although no person's day changed. */
  void touch(StoredCheckIn checkIn) {
    String home = symbols().text(checkIn.home());
    touched.add(new Change(home, homes.serviceDate(home, checkIn.instant())));
  }

  /** Forgets what the batch did. */
  void begin() {
    dirty.clear();
    touched.clear();
    registryChanged = false;
  }

  @Override
  public void close() throws SQLException {
    checkIns.close();
    personDays.close();
    malformed.close();
    deviceStates.close();
    silences.close();
    places.close();
  }
}
