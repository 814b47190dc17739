package org.rollcall.device.wire;

import org.rollcall.device.Tally;

/** Counts what was coped with under a protocol's name. */
public record Counts(Tally tally, String protocol) {
  public void add(Coping coped, int times) {
    for (int i = 0; i < times; i++) {
      tally.count(protocol, coped.what());
    }
  }
}
