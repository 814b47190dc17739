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

  /** Whether it matches one topic only, itself. */
  boolean isTopic() {
    return levels.stream().noneMatch(level -> level.equals(ONE) || level.equals(REST));
  }

  /** The levels of a topic, for many filters to be asked. */
  static List<String> levelsOf(String topic) {
    return List.of(topic.split("/", -1));
  }

  boolean matches(String topic) {
    return matches(levelsOf(topic));
  }

  boolean matches(List<String> found) {
    if (found.get(0).startsWith("$") && !levels.get(0).startsWith("$")) {
      return false;
    }
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      if (level.equals(REST)) {
        return true;
      }
      if (i >= found.size() || !(level.equals(ONE) || level.equals(found.get(i)))) {
        return false;
      }
    }
    return levels.size() == found.size();
  }
}
