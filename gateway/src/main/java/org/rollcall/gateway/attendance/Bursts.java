package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers punches into bursts by the gap to the previous punch, in order of their first punch.
 *
 * <p>Only punches of the same lane are one act, a lane being the door (no service) or one service:
 * who comes in at the door and signs in for rehabilitation a minute later has done two things.
 * Within a lane an in and an out never merge, however close; a punch without direction joins
 * either.
 */
final class Bursts {
  private Bursts() {}

  static List<Burst> gather(List<Mark> marks, Duration window, Trace trace) {
    List<Burst> bursts = new ArrayList<>(marks.size());
    for (Mark mark : marks) {
      if (mark.isSetAside()) {
        continue;
      }
      Burst previous = lastOfLane(bursts, mark.punch().service());
      if (previous != null && previous.takes(mark.punch(), window)) {
        trace.merged(previous.last(), mark.punch(), window);
        previous.add(mark);
      } else {
        bursts.add(new Burst(mark));
      }
    }
    return bursts;
  }

  private static @Nullable Burst lastOfLane(List<Burst> bursts, Optional<String> service) {
    for (int i = bursts.size() - 1; i >= 0; i--) {
      if (bursts.get(i).service().equals(service)) {
        return bursts.get(i);
      }
    }
    return null;
  }
}
