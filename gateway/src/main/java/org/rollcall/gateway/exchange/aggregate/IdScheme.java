package org.rollcall.gateway.exchange.aggregate;

/** How things are named towards DHIS2. */
public enum IdScheme {
  /** By our codes, which the metadata carry too. */
  CODE,
  /** By the identifiers that the metadata give them, DHIS2's own default. */
  UID;

  String of(Dhis2Kind kind, String code) {
    return this == CODE ? code : Dhis2Uid.of(kind, code);
  }
}
