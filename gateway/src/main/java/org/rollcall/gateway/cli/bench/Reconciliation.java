package org.rollcall.gateway.cli.bench;

import java.util.Locale;

/**
 * What was acknowledged against what is stored, check-in by check-in.
 *
 * @param lost acknowledged and not stored
 * @param doubled stored more than once: the copies beyond the first
 * @param unheard stored although the acknowledgement did not arrive: a cut connection
 */
record Reconciliation(long acknowledged, long stored, long lost, long doubled, long unheard) {

  static Reconciliation of(Identities acknowledged, Identities stored) {
    long[] wanted = acknowledged.sorted();
    long[] there = stored.sorted();
    long lost = 0;
    long doubled = 0;
    long unheard = 0;
    int w = 0;
    for (int t = 0; t < there.length; t++) {
      if (t > 0 && there[t] == there[t - 1]) {
        doubled++;
        continue;
      }
      for (; w < wanted.length && wanted[w] < there[t]; w++) {
        lost++;
      }
      if (w < wanted.length && wanted[w] == there[t]) {
        w++;
      } else {
        unheard++;
      }
    }
    lost += wanted.length - w;
    return new Reconciliation(wanted.length, there.length, lost, doubled, unheard);
  }

  /** Of two folders. */
  Reconciliation plus(Reconciliation other) {
    return new Reconciliation(
        acknowledged + other.acknowledged,
        stored + other.stored,
        lost + other.lost,
        doubled + other.doubled,
        unheard + other.unheard);
  }

  /** Whether every acknowledged check-in is stored, and none twice. */
  boolean isSound() {
    return lost == 0 && doubled == 0;
  }

  @Override
  public String toString() {
    String sentence =
        String.format(
            Locale.ROOT,
            "%,d acknowledged, %,d stored, %,d lost, %,d doubled",
            acknowledged,
            stored,
            lost,
            doubled);
    return unheard == 0
        ? sentence
        : sentence + String.format(Locale.ROOT, ", %,d stored unheard", unheard);
  }
}
