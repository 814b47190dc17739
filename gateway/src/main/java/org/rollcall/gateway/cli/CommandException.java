package org.rollcall.gateway.cli;

/** A command can't do what it was asked; the message is all that the person needs. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandException(String message) {
    super(message);
  }
}
