package org.rollcall.gateway.cli;

import java.util.List;

/** The settings can't be used; the message names every problem, one a line. */
final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
