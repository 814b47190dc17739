package org.rollcall.device.harness;

import java.util.Map;
import java.util.TreeMap;
import org.rollcall.device.Tally;

/** Keeps what was counted. */
public final class RecordingTally implements Tally {
  private final Map<String, Integer> counts = new TreeMap<>();

  @Override
  public synchronized void count(String protocol, String what) {
    counts.merge(what, 1, Integer::sum);
  }

  public synchronized int of(String what) {
    return counts.getOrDefault(what, 0);
  }

  public synchronized Map<String, Integer> all() {
    return new TreeMap<>(counts);
  }
}
