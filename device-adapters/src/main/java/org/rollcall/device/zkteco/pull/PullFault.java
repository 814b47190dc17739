package org.rollcall.device.zkteco.pull;

/** What a simulated terminal does wrong while it is set. */
public enum PullFault {
  /** Hangs up in the middle of the log; over UDP it falls silent there. */
  CUT,
  /** Answers everything but questions for a part of the log. */
  STALL,
  /** Takes connections and answers nothing. */
  SILENT,
  /** Sends bytes that are no frame in place of every answer. */
  GARBAGE,
  /** Does not know the buffered read, as old firmware. */
  NO_BUFFER,
  /** Loses one datagram of every part of the log the first time it is asked for. */
  LOSSY
}
