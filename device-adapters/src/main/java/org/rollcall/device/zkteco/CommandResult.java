package org.rollcall.device.zkteco;

import java.util.List;

/**
 * What became of one command.
 *
 * @param returned 0 means the terminal has taken it up, not that it worked; below 0 it did not
 * @param verb the command's first words as the terminal repeats them, empty where it does not
 * @param content the {@code key=value} lines that follow, at most {@link #CONTENT_LINES_MAX}
 */
record CommandResult(String id, int returned, String verb, List<String> content) {
  static final int CONTENT_LINES_MAX = 512;

  CommandResult {
    content = List.copyOf(content);
  }
}
