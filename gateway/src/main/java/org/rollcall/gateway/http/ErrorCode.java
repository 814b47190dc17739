package org.rollcall.gateway.http;

/** Every way a call can be refused: a stable code, its HTTP status and a title. */
public enum ErrorCode {
  BAD_REQUEST(400, "The request does not have the form that the contract asks for"),
  BAD_DATE(400, "Not a date, month or period"),
  UNAUTHENTICATED(401, "A bearer token is missing or not valid"),
  SESSION_ENDED(401, "The session has ended; sign in again"),
  SIGN_IN_FAILED(401, "Name or password is wrong"),
  FORBIDDEN(403, "The role may not do that"),
  OUTSIDE_YOUR_UNITS(403, "That lies outside the units that the account or token is bound to"),
  CSRF_TOKEN_WRONG(403, "The header X-CSRF-Token is missing or not that of the session"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The resource does not take this method"),
  NOT_ACCEPTABLE(406, "The resource has none of the media types that were asked for"),
  NOT_RELEASABLE(409, "The event can't be released"),
  DEVICE_NOT_WAITING(409, "No such terminal is waiting"),
  NOT_COLLECTABLE(409, "The log of this terminal can't be read"),
  NO_COMMANDS(409, "The terminal takes no commands"),
  TOO_MANY_COMMANDS(409, "Too many commands wait for terminals"),
  CONSENT_HOLDS(409, "The person agrees to that already"),
  CONSENT_ENDED(409, "The consent was withdrawn already"),
  NAME_TAKEN(409, "The name is somebody's already"),
  RECORDING_NOT_STARTED(409, "The terminal is not recorded anew"),
  NO_PEOPLE(409, "The people on this terminal can't be managed from here"),
  PEOPLE_UNKNOWN(409, "The terminal has not said yet who is on it"),
  PREVIEW_OUTDATED(409, "The preview is not true any more"),
  TERMINAL_FULL(409, "The people would not fit onto the terminal"),
  SYNC_NOT_STARTED(409, "The sync was not started"),
  SYNC_NOT_RUNNING(409, "No sync is running"),
  SAME_AUTHOR(409, "Another person than the author has to decide"),
  OTHER_AUTHOR(409, "Only the author can take this back"),
  WRONG_ORDER(409, "The month is not at the step before this one"),
  MONTH_NOT_OVER(409, "The month is not over yet"),
  MONTH_CHANGED(409, "The month holds something else than at the step before"),
  PROPOSALS_PENDING(409, "Something of the month waits for a decision"),
  ALREADY_DECIDED(409, "This is decided already, or not yet"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The resource does not read this media type"),
  UNREADABLE_TABLE(422, "The file can't be read as a table"),
  BAD_ROWS(422, "Some cells are not right; nothing was stored"),
  BAD_PROPOSAL(422, "This can't be counted as it was asked; nothing was stored"),
  EXTRACT_TOO_LARGE(422, "There is more about the person than one answer holds"),
  UNKNOWN_PURPOSE(422, "No such purpose is configured"),
  BAD_NAME(422, "The name will not do"),
  BAD_PASSWORD(422, "The password will not do"),
  TOO_MANY_ATTEMPTS(429, "Too many attempts to sign in"),
  INTERNAL(500, "The gateway made a mistake; it is in the log"),
  TERMINAL_UNREACHABLE(502, "The terminal can't be reached"),
  OVERLOADED(503, "Too many calls at once; try again in a moment"),
  STORAGE_FAILED(503, "The data folder can't be written at the moment"),
  NOT_YET_APPLIED(503, "The ledger has not caught up yet");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
