package org.rollcall.gateway.registry;

/** The key cannot be used, or a sealed text is not what this key sealed. Needs a human. */
public final class SealingException extends RuntimeException {

  SealingException(String message) {
    super(message);
  }

  SealingException(String message, Throwable cause) {
    super(message, cause);
  }
}
