package org.rollcall.gateway.cli.bench;

/** What can be measured by itself; what a phase needs is made first in any case. */
public enum Phase {
  /** One check-in a request. */
  ONE,
  /** A hundred check-ins a request, and the ledger behind them. */
  BATCH,
  /** The board and the counts of a home while terminals go on. */
  QUERIES,
  /** The ledger anew from the journal. */
  RECOUNT,
  /** From the start of the process until everything listens. */
  START,
  /** Memory with many terminals connected. */
  IDLE,
  /** Terminals of all protocols connected at once. */
  MIXED,
  /** Check-ins over MQTT with quality 1. */
  MQTT,
  /** Pushes of DingTalk's cloud. */
  DINGTALK,
  /** Events of Hikvision terminals with large pictures. */
  HIKVISION
}
