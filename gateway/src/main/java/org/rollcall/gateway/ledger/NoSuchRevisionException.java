package org.rollcall.gateway.ledger;

/** A month has no snapshot of the revision that was asked for. */
public final class NoSuchRevisionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSuchRevisionException(String message) {
    super(message, null, false, false);
  }
}
