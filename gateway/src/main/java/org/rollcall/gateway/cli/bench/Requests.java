package org.rollcall.gateway.cli.bench;

import java.util.Optional;

/** What goes over one connection, one request after the other. Used by one thread at a time. */
interface Requests {
  /** The request to send next; empty when there is nothing left. */
  Optional<Request> next();

  /** A connection has been made, and nothing was said on it yet. */
  default void connected() {}

  /** How the answers on a connection are to be read. */
  default Dialect dialect() {
    return Dialect.http();
  }

  /** The answer to the last request: whether it took it. */
  default void answered(boolean taken) {}
}
