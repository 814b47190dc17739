package org.rollcall.gateway.ingest;

/** A fact is in the journal, but the ledger has not shown it in time. It will; nothing is lost. */
public final class NotYetAppliedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotYetAppliedException(Throwable cause) {
    super("the journal has it; the ledger is behind and will follow", cause);
  }
}
