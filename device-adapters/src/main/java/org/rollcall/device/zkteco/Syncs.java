package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.PeopleSync.Started;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.RosterPlan;
import org.rollcall.device.Rosters;
import org.rollcall.device.SyncProgress;
import org.rollcall.device.wire.Counts;

/**
 * The last sync of each terminal, running or over. They survive a restart of either side; names are
 * looked up when they go out and never kept. Bounded in all and for each terminal. Safe from any
 * thread.
 */
final class Syncs {
  static final int STEPS_MAX = 500;

  /** So that all of them fit into one memory; a sync itself counts as {@link #SYNC_STEPS}. */
  static final int ALL_STEPS_MAX = 8_000;

  private static final int SYNC_STEPS = 3;

  /** A document of its own beside {@link ZktecoMemory}'s first. */
  static final String DOCUMENT = "zkteco-people";

  private static final String SECTION = "syncs";

  private final ZktecoMemory memory;
  private final Clock clock;
  private final Counts counts;
  private final Rosters rosters;
  private final UserLists lists;
  private final Map<String, Sync> syncs = new TreeMap<>();
  private long lastId;

  /** What the memory holds from before. */
  Syncs(ZktecoMemory memory, Clock clock, Counts counts, Rosters rosters, UserLists lists) {
    this.memory = memory;
    this.clock = clock;
    this.counts = counts;
    this.rosters = rosters;
    this.lists = lists;
    JsonObject kept = memory.section(SECTION);
    for (String serial : kept.fieldNames()) {
      if (kept.getValue(serial) instanceof JsonObject json) {
        Sync.of(json).ifPresent(sync -> syncs.put(serial, sync));
      }
    }
  }

  /** Lines for the terminal, and in which encoding they are. */
  record Offer(String lines, Optional<Charset> charset) {
    static final Offer NOTHING = new Offer("", Optional.empty());
  }

  /** Begins; completes when it is on disk. */
  Future<Started> start(
      String serial, List<RosterPlan.Change> changes, String author, Traits traits) {
    Sync sync;
    Optional<Sync> before;
    synchronized (this) {
      Instant now = clock.instant();
      Optional<String> objection = objection(serial, changes.size(), now);
      if (objection.isPresent()) {
        return Future.succeededFuture(new Started.Refused(objection.get()));
      }
      sync =
          new Sync(
              nextId(now),
              author,
              now,
              traits.dialect(),
              traits.charset(),
              false,
              changes.stream().map(this::step).toList());
      before = Optional.ofNullable(syncs.put(serial, sync));
    }
    return save()
        .<Started>map(saved -> new Started.Accepted(sync.shown(sync.startedAt())))
        .onFailure(unsaved -> restore(serial, before));
  }

  /** The commands of the stage that the terminal is at. */
  Offer offer(DeviceKey key) {
    StringBuilder lines = new StringBuilder();
    Charset charset;
    synchronized (this) {
      Optional<Sync> found = find(key.serial());
      List<Integer> stage = found.map(sync -> sync.stage(clock.instant())).orElse(List.of());
      if (found.isEmpty() || stage.isEmpty()) {
        return Offer.NOTHING;
      }
      Sync sync = found.get();
      charset = sync.charset();
      for (int place : stage) {
        SyncStep step = sync.steps().get(place);
        Optional<String> command = command(key, step, sync.dialect());
        command.ifPresent(text -> line(lines, found.get().commandId(place), text));
        sync = sync.with(place, command.isPresent() ? step.offered() : step.overtaken());
      }
      syncs.put(key.serial(), sync);
    }
    saved();
    return new Offer(lines.toString(), Optional.of(charset));
  }

  /**
   * The terminal has answered.
   *
   * @return false where no such command waits
   */
  boolean answered(DeviceKey key, String commandId, int returned) {
    SyncStep step;
    synchronized (this) {
      Optional<Sync> sync = find(key.serial());
      Optional<Integer> place = sync.flatMap(running -> running.place(commandId));
      if (sync.isEmpty() || place.isEmpty()) {
        return false;
      }
      step = sync.get().steps().get(place.get()).answered(returned);
      syncs.put(key.serial(), sync.get().with(place.get(), step));
    }
    if (step.isDone()) {
      change(key, step)
          .ifPresentOrElse(
              change -> lists.changed(key.serial(), change), () -> lists.forget(key.serial()));
    }
    saved();
    return true;
  }

  /** The terminal has started anew: what it may have forgotten is offered again. */
  synchronized void introduced(String serial) {
    find(serial).ifPresent(sync -> syncs.put(serial, sync.fresh()));
  }

  /** Sends nothing more; completes when that is on disk, with whether anything was running. */
  Future<Boolean> cancel(String serial) {
    synchronized (this) {
      Optional<Sync> running = find(serial).filter(sync -> sync.isRunning(clock.instant()));
      if (running.isEmpty()) {
        return Future.succeededFuture(false);
      }
      syncs.put(serial, running.get().calledOff());
    }
    return save().map(true);
  }

  synchronized Optional<SyncProgress> progress(String serial) {
    return find(serial).map(sync -> sync.shown(clock.instant()));
  }

  synchronized int pending(String serial) {
    return find(serial).map(sync -> sync.open(clock.instant())).orElse(0);
  }

  private SyncStep step(RosterPlan.Change change) {
    boolean removal = change.kind() == RosterPlan.Kind.REMOVE;
    return SyncStep.of(change, removal ? "" : rosters.fingerprint(change.entry()));
  }

  /** The words of the wire; empty where the registry no longer wants what the sync began with. */
  private Optional<String> command(DeviceKey key, SyncStep step, Dialect dialect) {
    return change(key, step)
        .map(change -> UserinfoCodec.command(change.kind(), change.entry(), dialect));
  }

  /** The step with the name of this moment, where that is still the one it began with. */
  private Optional<RosterPlan.Change> change(DeviceKey key, SyncStep step) {
    Optional<RosterEntry> wanted = rosters.entry(key, step.number());
    if (step.kind() == RosterPlan.Kind.REMOVE) {
      return wanted.isPresent()
          ? Optional.empty()
          : Optional.of(
              new RosterPlan.Change(
                  step.kind(), new RosterEntry(step.number(), ""), Optional.empty()));
    }
    return wanted
        .filter(entry -> rosters.fingerprint(entry).equals(step.fingerprint()))
        .map(entry -> new RosterPlan.Change(step.kind(), entry, Optional.empty()));
  }

  private static void line(StringBuilder lines, String id, String command) {
    lines.append("C:").append(id).append(':').append(command).append('\n');
  }

  private Optional<String> objection(String serial, int steps, Instant now) {
    if (find(serial).filter(sync -> sync.isRunning(now)).isPresent()) {
      return Optional.of("another sync of terminal " + serial + " is running: wait or cancel it");
    }
    if (steps == 0) {
      return Optional.of("there is nothing to change on terminal " + serial);
    }
    if (steps > STEPS_MAX) {
      return Optional.of(steps + " changes are more than the " + STEPS_MAX + " of one sync");
    }
    while (allSteps() + steps + SYNC_STEPS > ALL_STEPS_MAX) {
      Optional<String> oldest = oldestThatIsOver(now);
      if (oldest.isEmpty()) {
        return Optional.of("syncs with " + ALL_STEPS_MAX + " changes are running already");
      }
      syncs.remove(oldest.get());
    }
    return Optional.empty();
  }

  private int allSteps() {
    return syncs.values().stream().mapToInt(sync -> sync.steps().size() + SYNC_STEPS).sum();
  }

  private Optional<String> oldestThatIsOver(Instant now) {
    return syncs.entrySet().stream()
        .filter(entry -> !entry.getValue().isRunning(now))
        .min(Comparator.comparing(entry -> entry.getValue().startedAt()))
        .map(Map.Entry::getKey);
  }

  /** Later than every other, also than those of before a restart. */
  private String nextId(Instant now) {
    lastId = Math.max(lastId + 1, now.toEpochMilli());
    return "P" + Long.toString(lastId, 36).toUpperCase(Locale.ROOT);
  }

  private synchronized void restore(String serial, Optional<Sync> before) {
    before.ifPresentOrElse(sync -> syncs.put(serial, sync), () -> syncs.remove(serial));
  }

  private Optional<Sync> find(String serial) {
    return Optional.ofNullable(syncs.get(serial));
  }

  /** What the terminal did is true whether it is on disk or not: at worst it is told once more. */
  private void saved() {
    save().onFailure(unsaved -> counts.add(Coped.MEMORY_FAILED, 1));
  }

  private synchronized Future<Void> save() {
    JsonObject json = new JsonObject();
    syncs.forEach((serial, sync) -> json.put(serial, sync.json()));
    return memory.keep(SECTION, json);
  }
}
