package org.rollcall.device.wire;

/** Something out of the ordinary that a protocol copes with. */
public interface Coping {
  /** The name under which it is counted. */
  String what();
}
