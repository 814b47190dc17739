package org.rollcall.device.zkteco.pull;

/** How frames travel to a terminal and back. */
public enum Transport {
  /** Firmware of today. */
  TCP,
  /** Old firmware. Datagrams get lost, so questions are repeated. */
  UDP
}
