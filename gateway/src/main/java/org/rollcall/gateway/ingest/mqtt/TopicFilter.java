package org.rollcall.gateway.ingest.mqtt;

import java.util.List;
import java.util.Optional;

/**
 * A topic filter as MQTT 4.7 has them: levels between slashes, {@code +} for any one, {@code #} at
 * the end for all that follow. A wildcard in front does not reach topics that begin with {@code $}.
 */
record TopicFilter(String text, List<String> levels) {
  static final int CHARS_MAX = 1_024;
  static final int LEVELS_MAX = 64;
  private static final String ONE = "+";
  private static final String REST = "#";

  TopicFilter {
    levels = List.copyOf(levels);
  }

  /** The filter that the text is; empty where it is none. */
  static Optional<TopicFilter> of(String text) {
    if (text.isEmpty() || text.length() > CHARS_MAX || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    List<String> levels = List.of(text.split("/", -1));
    boolean wellFormed = levels.size() <= LEVELS_MAX;
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean wild = level.contains(ONE) || level.contains(REST);
      boolean last = i == levels.size() - 1;
      wellFormed &= !wild || level.equals(ONE) || (level.equals(REST) && last);
    }
    return wellFormed ? Optional.of(new TopicFilter(text, levels)) : Optional.empty();
  }

  boolean matches(String topic) {
    if (topic.startsWith("$") && !levels.get(0).startsWith("$")) {
      return false;
    }
    String[] found = topic.split("/", -1);
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      if (level.equals(REST)) {
        return true;
      }
      if (i >= found.length || !(level.equals(ONE) || level.equals(found[i]))) {
        return false;
      }
    }
    return levels.size() == found.length;
  }
}
