package org.rollcall.gateway.security;

/** {@code security.db} can't be read or written, or so many wait for it that no more may. */
public final class SecurityStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Whether asking again in a moment may help. */
  private final boolean overloaded;

  private SecurityStoreException(String message, Throwable cause, boolean overloaded) {
    super(message, cause);
    this.overloaded = overloaded;
  }

  static SecurityStoreException failed(Throwable cause) {
    return new SecurityStoreException(
        "security.db in the data folder can't be used: " + cause.getMessage(), cause, false);
  }

  static SecurityStoreException full(String what, int limit) {
    return new SecurityStoreException(
        limit + " " + what + " are waiting already", new IllegalStateException("full"), true);
  }

  public boolean isOverloaded() {
    return overloaded;
  }
}
