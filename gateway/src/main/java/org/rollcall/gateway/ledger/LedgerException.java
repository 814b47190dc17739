package org.rollcall.gateway.ledger;

/** The ledger could not be read or written. The journal has everything; a recount mends it. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
