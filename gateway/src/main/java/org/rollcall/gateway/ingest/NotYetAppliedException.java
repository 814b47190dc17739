package org.rollcall.gateway.ingest;

/**
 * The ledger did not show a fact in time; the message says whether the journal has it. Nothing is
 * lost: what is in the journal will be shown.
 */
public final class NotYetAppliedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotYetAppliedException(String message, Throwable cause) {
    super(message, cause);
  }
}
