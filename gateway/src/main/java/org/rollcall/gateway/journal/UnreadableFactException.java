package org.rollcall.gateway.journal;

/**
 * A journal entry is whole, but this version can't make a fact of it: a newer one wrote it, or
 * something other than a gateway did. Nothing may skip it; run the version that wrote the journal.
 */
public final class UnreadableFactException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableFactException(String kind, Exception cause) {
    super("a journal entry of kind " + kind + " can't be read: " + cause.getMessage(), cause);
  }
}
