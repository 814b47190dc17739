package org.rollcall.device;

/** How a person was recognised. The means is kept; the biometric itself never is. */
public enum Method {
  FINGER,
  FACE,
  CARD,
  PASSWORD,
  PIN,
  PALM,
  VEIN,
  QR,
  STAFF,
  OTHER
}
