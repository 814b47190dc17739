package org.rollcall.device;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The part of a protocol that keeps the people of its terminals as the registry has them. Moves
 * numbers and names, never templates. Safe from any thread.
 */
public interface PeopleSync {

  /** Whom the terminal holds, as far as it has said. */
  HeldPeople held(DeviceKey key);

  /** Asks the terminal for its list when it next comes, unless it was asked already. */
  void ask(DeviceKey key);

  /** Why the terminal can't take the entry, as a sentence; empty where it can. */
  Optional<String> objection(DeviceKey key, RosterEntry entry);

  /**
   * Begins to make the changes, in their order, some at a time. Completes when that is on disk;
   * fails only for faults.
   *
   * @param author who wants it
   */
  Future<Started> start(DeviceKey key, List<RosterPlan.Change> changes, String author);

  /** The last sync of the terminal, running or over. */
  Optional<SyncProgress> progress(DeviceKey key);

  /**
   * Sends nothing more of a running sync; what the terminal has already may still happen.
   *
   * @return whether one was running
   */
  Future<Boolean> cancel(DeviceKey key);

  /** What became of the wish to begin. */
  sealed interface Started {

    /** It is on disk and goes on by itself. */
    record Accepted(SyncProgress progress) implements Started {}

    /** Another one has to end first, or there is no room for it. */
    record Refused(String detail) implements Started {}
  }
}
