package org.rollcall.device.zkteco;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.RosterPlan;
import org.rollcall.device.SyncProgress;

/**
 * One sync of one terminal's people, as it is remembered: numbers and fingerprints, no names. A
 * value; what happens makes another.
 *
 * <pre>
 * stage 1 … n   additions and renames, {@link #STAGE_MAX} at a time
 * stage n+1 …   removals, likewise, when everything before has a result
 * </pre>
 *
 * @param dialect in which the terminal is spoken to, settled at the start
 * @param charset in which names are written, settled at the start
 */
record Sync(
    String id,
    String author,
    Instant startedAt,
    Dialect dialect,
    Charset charset,
    boolean cancelled,
    List<SyncStep> steps) {
  /** Far below the 200 commands that a terminal takes at once: its keypad has to stay usable. */
  static final int STAGE_MAX = 10;

  static final Duration EXPIRES_AFTER = Duration.ofHours(24);

  Sync {
    steps = List.copyOf(steps);
  }

  Instant expiresAt() {
    return startedAt.plus(EXPIRES_AFTER);
  }

  boolean isRunning(Instant now) {
    return now.isBefore(expiresAt()) && steps.stream().anyMatch(step -> isOpen(step));
  }

  /** Places of the steps that go out now: those without a result, else the next stage. */
  List<Integer> stage(Instant now) {
    if (!isRunning(now)) {
      return List.of();
    }
    List<Integer> sent = places(false, true, true);
    if (!sent.isEmpty()) {
      return sent.stream()
          .filter(place -> steps.get(place).offers() < ZktecoCommands.OFFERS_MAX)
          .toList();
    }
    List<Integer> first = places(true, true, false);
    List<Integer> next = first.isEmpty() ? places(true, false, true) : first;
    return next.subList(0, Math.min(STAGE_MAX, next.size()));
  }

  Sync with(int place, SyncStep step) {
    List<SyncStep> changed = new ArrayList<>(steps);
    changed.set(place, step);
    return new Sync(id, author, startedAt, dialect, charset, cancelled, changed);
  }

  /** The terminal has started anew and may have forgotten what it was given. */
  Sync fresh() {
    List<SyncStep> again = steps.stream().map(SyncStep::fresh).toList();
    return new Sync(id, author, startedAt, dialect, charset, cancelled, again);
  }

  Sync calledOff() {
    return new Sync(id, author, startedAt, dialect, charset, true, steps);
  }

  /** The name of a step's command on the wire; the terminal repeats it with the result. */
  String commandId(int place) {
    return id + "N" + place;
  }

  /** The place of the open step that was given out under this name. */
  Optional<Integer> place(String commandId) {
    String prefix = id + "N";
    if (!commandId.startsWith(prefix)) {
      return Optional.empty();
    }
    int place = Wire.number(commandId.substring(prefix.length())).orElse(-1);
    return place >= 0 && place < steps.size() && steps.get(place).isSent()
        ? Optional.of(place)
        : Optional.empty();
  }

  int open(Instant now) {
    return isRunning(now) ? (int) steps.stream().filter(this::isOpen).count() : 0;
  }

  SyncProgress shown(Instant now) {
    boolean late = !now.isBefore(expiresAt());
    return new SyncProgress(
        id,
        author,
        startedAt,
        expiresAt(),
        isRunning(now),
        cancelled,
        steps.stream().map(step -> step.shown(late, cancelled)).toList());
  }

  JsonObject json() {
    return new JsonObject()
        .put("id", id)
        .put("author", author)
        .put("startedAt", startedAt.toString())
        .put("dialect", dialect.name())
        .put("charset", charset.name())
        .put("cancelled", cancelled)
        .put("steps", new JsonArray(steps.stream().map(SyncStep::json).toList()));
  }

  /** The sync that was remembered; empty where it can't be read. */
  static Optional<Sync> of(JsonObject json) {
    try {
      List<SyncStep> steps = new ArrayList<>();
      for (Object step : json.getJsonArray("steps", new JsonArray())) {
        steps.add(SyncStep.of((JsonArray) step));
      }
      return Optional.of(
          new Sync(
              json.getString("id", ""),
              json.getString("author", ""),
              Instant.parse(json.getString("startedAt", "")),
              Dialect.valueOf(json.getString("dialect", "")),
              Charset.forName(json.getString("charset", "")),
              json.getBoolean("cancelled", false),
              steps));
    } catch (IllegalArgumentException
        | DateTimeException
        | ClassCastException
        | IndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
  }

  private boolean isOpen(SyncStep step) {
    return step.isSent() || (step.isPending() && !cancelled);
  }

  private List<Integer> places(boolean pending, boolean changes, boolean removals) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      SyncStep step = steps.get(i);
      boolean removal = step.kind() == RosterPlan.Kind.REMOVE;
      boolean wanted = pending ? step.isPending() && !cancelled : step.isSent();
      if (wanted && (removal ? removals : changes)) {
        places.add(i);
      }
    }
    return places;
  }
}
