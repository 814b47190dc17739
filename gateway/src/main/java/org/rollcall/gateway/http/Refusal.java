package org.rollcall.gateway.http;

/**
 * A call that is refused, on its way to the one place that writes it as {@code problem+json}. Not
 * logged: the caller is told.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  /**
   * A refusal.
   *
   * @param detail what happened, to which thing, what to do
   */
  public Refusal(ErrorCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** The refusal for a thing that isn't there. */
  static Refusal notFound(String kind, String id) {
    return new Refusal(ErrorCode.NOT_FOUND, "there is no " + kind + " \"" + id + "\"");
  }
}
