package org.rollcall.gateway.ingest.mqtt;

/** What the endpoint bounds. */
final class Limits {
  /** Terminals of a whole county and as many again. */
  static final int CONNECTIONS_MAX = 2_000;

  /** The largest MQTT packet: two pictures in base64 and some. */
  static final int PACKET_MAX_BYTES = 5 << 20;

  /** Messages of one connection whose acknowledgement is due. */
  static final int IN_FLIGHT_MAX = 1_000;

  /** Bytes of messages in memory, over all connections. */
  static final long HELD_MAX_BYTES = 64L << 20;

  /** Topic filters of one connection. */
  static final int SUBSCRIPTIONS_MAX = 64;

  /** Messages towards one terminal that its socket has not taken yet: two batches' replies. */
  static final int OUTGOING_MAX = 2_000;

  static final int CLIENT_ID_MAX_CHARS = 256;

  /** Who has not introduced itself by then is hung up on. */
  static final int CONNECT_WITHIN_S = 20;

  /** A connection whose message was not kept ends after this, so that it is sent again. */
  static final long HANG_UP_AFTER_MS = 5_000;

  /** Wrong passwords are all counted and logged once in so long: a terminal tries for ever. */
  static final long COMPLAIN_EVERY_MS = 60_000;

  private Limits() {}
}
