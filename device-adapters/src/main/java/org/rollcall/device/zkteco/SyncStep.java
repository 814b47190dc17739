package org.rollcall.device.zkteco;

import io.vertx.core.json.JsonArray;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.device.RosterPlan;
import org.rollcall.device.SyncProgress;

/**
 * What is to be done about one person, as it is remembered.
 *
 * @param fingerprint of the entry as it was when the sync began; empty with a removal
 * @param offers how often it was handed out since the terminal last started anew
 */
record SyncStep(
    RosterPlan.Kind kind,
    String number,
    String fingerprint,
    Progress progress,
    int offers,
    OptionalInt result) {

  /** How far it has come. */
  enum Progress {
    PENDING,
    SENT,
    ANSWERED,
    /** The registry says something else by now, so nothing was sent. */
    OVERTAKEN
  }

  static SyncStep of(RosterPlan.Change change, String fingerprint) {
    return new SyncStep(
        change.kind(),
        change.entry().number(),
        fingerprint,
        Progress.PENDING,
        0,
        OptionalInt.empty());
  }

  boolean isPending() {
    return progress == Progress.PENDING;
  }

  boolean isSent() {
    return progress == Progress.SENT;
  }

  SyncStep offered() {
    return new SyncStep(kind, number, fingerprint, Progress.SENT, offers + 1, result);
  }

  SyncStep fresh() {
    return new SyncStep(kind, number, fingerprint, progress, 0, result);
  }

  SyncStep answered(int returned) {
    OptionalInt answer = OptionalInt.of(returned);
    return new SyncStep(kind, number, fingerprint, Progress.ANSWERED, offers, answer);
  }

  SyncStep overtaken() {
    return new SyncStep(kind, number, fingerprint, Progress.OVERTAKEN, offers, result);
  }

  /** Whether the terminal now is as this wanted it. */
  boolean isDone() {
    return result.isPresent() && isDone(result.getAsInt());
  }

  SyncProgress.Step shown(boolean late, boolean cancelled) {
    return new SyncProgress.Step(kind, number, state(late, cancelled), result, meaning());
  }

  JsonArray json() {
    JsonArray json =
        new JsonArray()
            .add(kind.name())
            .add(number)
            .add(fingerprint)
            .add(progress.name())
            .add(offers);
    result.ifPresent(json::add);
    return json;
  }

  /**
   * The step that was remembered.
   *
   * @throws IllegalArgumentException or IndexOutOfBoundsException where it is none
   */
  static SyncStep of(JsonArray json) {
    return new SyncStep(
        RosterPlan.Kind.valueOf(String.valueOf(json.getValue(0))),
        String.valueOf(json.getValue(1)),
        String.valueOf(json.getValue(2)),
        Progress.valueOf(String.valueOf(json.getValue(3))),
        number(json, 4).orElse(0),
        number(json, 5));
  }

  private static OptionalInt number(JsonArray json, int place) {
    return json.size() > place && json.getValue(place) instanceof Integer number
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  /** Who is to go and is not there has gone. */
  private boolean isDone(int returned) {
    return returned >= 0 || (kind == RosterPlan.Kind.REMOVE && returned == ReturnCode.NO_SUCH_USER);
  }

  private Optional<String> meaning() {
    if (progress == Progress.OVERTAKEN) {
      return Optional.of("the registry says something else by now: make another preview");
    }
    return result.isPresent() ? ReturnCode.meaning(result.getAsInt()) : Optional.empty();
  }

  private SyncProgress.State state(boolean late, boolean cancelled) {
    return switch (progress) {
      case ANSWERED -> isDone() ? SyncProgress.State.DONE : SyncProgress.State.FAILED;
      case OVERTAKEN -> SyncProgress.State.FAILED;
      case SENT -> late ? SyncProgress.State.EXPIRED : SyncProgress.State.SENT;
      case PENDING ->
          cancelled
              ? SyncProgress.State.CANCELLED
              : late ? SyncProgress.State.EXPIRED : SyncProgress.State.PENDING;
    };
  }
}
