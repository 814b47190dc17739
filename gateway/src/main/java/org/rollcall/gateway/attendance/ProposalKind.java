package org.rollcall.gateway.attendance;

/** What people can ask to have counted. */
public enum ProposalKind {
  CORRECTION("c"),
  LEAVE("l"),
  SERVICE_RECORD("s");

  private final String letter;

  ProposalKind(String letter) {
    this.letter = letter;
  }

  /** The public id of the proposal at a journal position: {@code c17}. */
  public String id(long position) {
    return letter + position;
  }

  /** The letter that ids of this kind begin with. */
  public String letter() {
    return letter;
  }
}
