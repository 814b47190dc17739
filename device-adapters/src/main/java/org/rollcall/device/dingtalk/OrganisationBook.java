package org.rollcall.device.dingtalk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Tally;
import org.rollcall.device.wire.Recent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept about one organisation beside its punches: whom to ask for, up to when that was
 * done, what was stored lately, what was spent. Losing it costs calls, never a punch. Safe from any
 * thread.
 */
final class OrganisationBook {
  private static final Logger LOG = LoggerFactory.getLogger(OrganisationBook.class);

  private final Organisation organisation;
  private final Clock clock;
  private final Tally tally;
  private final Budget budget;
  private final Recent users;
  private final Recent eventIds;
  private Optional<Instant> readTo = Optional.empty();
  private boolean changed;

  /**
   * @param usersMax how many people are remembered
   * @param eventIdsMax of how many punches it is known that they are stored
   */
  OrganisationBook(
      Organisation organisation, Clock clock, Tally tally, int usersMax, int eventIdsMax) {
    this.organisation = organisation;
    this.clock = clock;
    this.tally = tally;
    this.budget = new Budget(organisation.pushQuota(), organisation.callQuota());
    this.users = new Recent(usersMax);
    this.eventIds = new Recent(eventIdsMax);
  }

  /** An event came, whatever it says: DingTalk counts it. */
  synchronized void pushed() {
    changed = true;
    budget.pushed(clock.instant()).ifPresent(this::announce);
  }

  /** DingTalk was asked something that counts. */
  synchronized void called() {
    changed = true;
    budget.called(clock.instant()).ifPresent(this::announce);
  }

  /** DingTalk says that the calls of this month are gone. */
  synchronized void callsRefused() {
    changed = true;
    budget.refused(clock.instant());
    announce(Coped.CALL_QUOTA_GONE);
  }

  synchronized Duration closedFor() {
    return budget.closedFor(clock.instant());
  }

  synchronized Duration pace(int callsOfAPass, Duration sparse) {
    return budget.pace(clock.instant(), organisation.pollEvery(), callsOfAPass, sparse);
  }

  /** The punches are on disk. */
  synchronized void stored(List<Punch> punches) {
    for (Punch punch : punches) {
      identity(punch.event()).ifPresent(eventIds::add);
      if (punch.event() instanceof DeviceEvent.CheckIn checkIn) {
        boolean ours = punch.organisation().equals(organisation.corpId());
        if (ours && DeviceKey.isSerial(checkIn.number())) {
          changed |= users.add(checkIn.number());
        }
      }
    }
  }

  /** The punches without those that are known to be on disk. */
  synchronized CloudEvent.Punches fresh(CloudEvent.Punches event) {
    return new CloudEvent.Punches(
        event.punches().stream().filter(this::isFresh).toList(), event.notByUser());
  }

  /** Whom to ask for: those of the settings, then everybody who was seen. */
  synchronized List<String> users() {
    Set<String> all = new LinkedHashSet<>(organisation.users());
    all.addAll(users.all());
    return List.copyOf(all);
  }

  /** DingTalk does not know the user, or not for this app. */
  synchronized void forget(String user) {
    changed = true;
    users.remove(user);
  }

  /** Up to when records were asked for, and stored. */
  synchronized Optional<Instant> readTo() {
    return readTo;
  }

  synchronized void readTo(Instant instant) {
    changed = true;
    readTo = Optional.of(instant);
  }

  /** Whether something has changed since this was asked last. */
  synchronized boolean takeChanged() {
    boolean any = changed;
    changed = false;
    return any;
  }

  /** What has to be remembered across a restart. */
  synchronized JsonObject toJson() {
    JsonObject json = budget.toJson().put("users", new JsonArray(users.all()));
    readTo.ifPresent(instant -> json.put("readTo", instant.toEpochMilli()));
    return json;
  }

  synchronized void restore(JsonObject memory) {
    budget.restore(memory, clock.instant());
    if (memory.getValue("users") instanceof JsonArray remembered) {
      remembered.forEach(user -> users.add(String.valueOf(user)));
    }
    if (memory.getValue("readTo") instanceof Long millis) {
      readTo = Optional.of(Instant.ofEpochMilli(millis));
    }
  }

  private boolean isFresh(Punch punch) {
    return identity(punch.event()).filter(eventIds::contains).isEmpty();
  }

  /** By what an event is known again; what can't be read has nothing but its text. */
  private static Optional<String> identity(DeviceEvent event) {
    if (event instanceof DeviceEvent.Rejected rejected) {
      return Optional.of(rejected.raw());
    }
    return event instanceof DeviceEvent.CheckIn checkIn ? checkIn.eventId() : Optional.empty();
  }

  private void announce(Coped limit) {
    tally.count(DingTalkAdapter.PROTOCOL, limit.what());
    LOG.warn("{}: {}, by this gateway's own count", organisation.org(), limit.what());
  }
}
