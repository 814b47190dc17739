package org.rollcall.device;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What a terminal had and the gateway did not get, as far as the protocol can tell. */
public sealed interface Gaps {

  /** Nobody can tell, and why. */
  record Unknown(String why) implements Gaps {}

  /**
   * Somebody looks since then.
   *
   * @param found at most {@link #KEPT_MAX}, oldest first
   */
  record Watched(Instant since, List<Gap> found) implements Gaps {
    public Watched {
      found = List.copyOf(found);
    }
  }

  /** As many as are kept of one terminal; older ones are forgotten. */
  int KEPT_MAX = 16;

  /** What became of a gap. */
  enum Effect {
    /** Records may be missing: days that they belong to may be counted too low. */
    OPEN,
    /** What was missing came by another way, later: nothing is lost. */
    FILLED,
    /** The terminal does not have them any more. */
    LOST
  }

  /**
   * One gap.
   *
   * @param from not before this moment; empty where that can't be known
   * @param to not after this moment; empty where that can't be known
   * @param missing how many records, at least; empty where that can't be known
   */
  record Gap(
      Instant noticedAt,
      Optional<Instant> from,
      Optional<Instant> to,
      OptionalLong missing,
      Effect effect) {

    public Gap as(Effect other) {
      return new Gap(noticedAt, from, to, missing, other);
    }
  }

  /** The last gaps of one terminal. Safe from any thread. */
  final class Found {
    private final Deque<Gap> gaps = new ArrayDeque<>();

    public synchronized void add(Gap gap) {
      if (gaps.size() == KEPT_MAX) {
        gaps.removeFirst();
      }
      gaps.addLast(gap);
    }

    public synchronized void replaceAll(UnaryOperator<Gap> change) {
      List<Gap> changed = gaps.stream().map(change).toList();
      gaps.clear();
      gaps.addAll(changed);
    }

    public synchronized List<Gap> all() {
      return List.copyOf(gaps);
    }
  }
}
