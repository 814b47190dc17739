package org.rollcall.gateway.attendance;

/** Which way a punch counts, where the terminal is trusted to know. */
public enum PunchDirection {
  IN,
  OUT,
  /** The terminal does not say, or is not trusted: the {@link DirectionPolicy} decides. */
  UNKNOWN
}
