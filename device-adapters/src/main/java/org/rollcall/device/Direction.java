package org.rollcall.device;

/** What the terminal said about the way a person went. */
public enum Direction {
  IN,
  OUT,
  UNKNOWN
}
