package org.rollcall.gateway.cli.bench;

/** Somebody who knows which of its check-ins the gateway has acknowledged. */
interface Evidence {
  /** Adds the identity of every acknowledged check-in. */
  void addAcknowledged(Identities identities);
}
