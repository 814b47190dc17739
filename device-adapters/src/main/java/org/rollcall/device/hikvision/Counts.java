package org.rollcall.device.hikvision;

import org.rollcall.device.Tally;

/** Counts what was coped with under this protocol's name. */
record Counts(Tally tally) {
  void add(Coped coped, int times) {
    for (int i = 0; i < times; i++) {
      tally.count(HikvisionAdapter.PROTOCOL, coped.what());
    }
  }
}
