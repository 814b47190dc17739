package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Outcome;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.CheckInStatus;
import org.rollcall.gateway.ledger.ClockOffsets;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.StoredCheckIn;

/**
 * Applies what a terminal delivered: check-ins with duplicates dropped, unreadable ones kept aside,
 * and what is now known of the terminal itself.
 */
final class DeliveryEffect {
  /** What adapters call the last will of a terminal. */
  private static final String GONE = "offline";

  /** Only what is later than this may have waited. */
  private static final long LATE_MS = 60_000;

  private final LedgerWork work;
  private final RecentOutcomes outcomes;

  DeliveryEffect(LedgerWork work, RecentOutcomes outcomes) {
    this.work = work;
    this.outcomes = outcomes;
  }

  /** What became of one check-in. */
  private enum Verdict {
    STORED,
    DUPLICATE,
    QUARANTINED
  }

  private static final class VerdictTally {
    private int stored;
    private int duplicates;
    private int quarantined;

    void count(Verdict verdict) {
      switch (verdict) {
        case STORED -> stored++;
        case DUPLICATE -> duplicates++;
        case QUARANTINED -> quarantined++;
      }
    }

    Outcome outcome() {
      return new Outcome(stored, duplicates, quarantined, true);
    }
  }

  void apply(JournalEntry entry, Delivery delivery) throws SQLException {
    int device = work.symbols().number(work.writer(), DeviceName.symbol(delivery.device()));
    long receivedMs = entry.recordedAt().toEpochMilli();
    List<DeviceEvent> events = delivery.events();
    Optional<StoredCheckIn> latest = Optional.empty();
    Optional<ClockOffsets> clock = Optional.empty();
    VerdictTally tally = new VerdictTally();
    for (int item = 0; item < events.size(); item++) {
      if (events.get(item) instanceof DeviceEvent.CheckIn checkIn) {
        StoredCheckIn stored =
            work.resolver()
                .resolve(
                    work.registry(),
                    work.parameters(),
                    new CheckInResolver.Origin(
                        delivery.device(),
                        organisation(delivery),
                        entry.position(),
                        item,
                        receivedMs),
                    checkIn);
        Optional<ClockOffsets> told =
            events.size() == 1 ? clockToldBy(stored) : Optional.<ClockOffsets>empty();
        Optional<Duration> off = told.orElseGet(() -> work.deviceStates().clock(device)).middle();
        Verdict verdict = add(delivery, checkIn, stored.withClockOff(off));
        // What a terminal says once more it says late: of its clock that tells nothing.
        clock = verdict == Verdict.DUPLICATE ? clock : told;
        tally.count(verdict);
        if (latest.isEmpty() || latest.get().atMs() < stored.atMs()) {
          latest = Optional.of(stored);
        }
      } else if (events.get(item) instanceof DeviceEvent.Rejected rejected) {
        work.malformed().put(entry.position(), item, device, receivedMs, rejected);
        tally.count(Verdict.QUARANTINED);
      }
    }
    work.deviceStates().heard(device, receivedMs, latest, clock);
    work.deviceStates().repeated(device, tally.duplicates);
    noteTerminal(device, receivedMs, events);
    outcomes.put(entry.position(), tally.outcome());
  }

  /** A check-in of a time in which the terminal was not heard of had to wait. */
  private Optional<ClockOffsets> clockToldBy(StoredCheckIn alone) throws SQLException {
    boolean late = alone.receivedMs() - alone.atMs() > LATE_MS;
    return late && work.silences().covers(alone.device(), alone.atMs())
        ? Optional.empty()
        : work.deviceStates().clockWith(alone);
  }

  private static Optional<String> organisation(Delivery delivery) {
    return delivery.organisation().map(name -> delivery.device().protocol() + ":" + name);
  }

  private void noteTerminal(int device, long receivedMs, List<DeviceEvent> events)
      throws SQLException {
    for (DeviceEvent event : events) {
      if (event instanceof DeviceEvent.Described described) {
        work.deviceStates().described(device, described);
      } else if (event instanceof DeviceEvent.Dropped dropped) {
        work.deviceStates().dropped(device, dropped);
      } else if (event instanceof DeviceEvent.Operated operated && operated.code().equals(GONE)) {
        work.silences().gone(device, receivedMs);
        work.noteRegistryChange();
      }
    }
  }

  private Verdict add(Delivery delivery, DeviceEvent.CheckIn event, StoredCheckIn stored)
      throws SQLException {
    if (event.eventId().isPresent()
        && !work.checkIns().firstTime(delivery.device().protocol(), event.eventId().get())) {
      return Verdict.DUPLICATE;
    }
    if (!work.checkIns().insert(stored)) {
      return Verdict.DUPLICATE;
    }
    work.noteHome(stored);
    if (stored.status() == CheckInStatus.COUNTED) {
      work.markDirty(stored);
    } else if (stored.home() != 0) {
      work.touch(stored);
    }
    return stored.status().quarantined() ? Verdict.QUARANTINED : Verdict.STORED;
  }
}
