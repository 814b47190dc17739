package org.rollcall.device.face;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The topics of a site, which can be named anew at the terminals.
 *
 * @param prefix what stands before the terminal's own level
 * @param basic where terminals say that they come and go
 * @param heartbeat where they show signs of life
 */
record FaceTopics(String prefix, String basic, String heartbeat) {
  static final FaceTopics STANDARD =
      new FaceTopics("mqtt/face", "mqtt/face/basic", "mqtt/face/heartbeat");

  private static final Set<String> KEYS = Set.of("prefix", "basic", "heartbeat");
  private static final int TOPIC_MAX_CHARS = 256;

  /** What stands behind the terminal's own level; never the bare level, which is ours. */
  private static final List<String> UP =
      List.of("Rec", "REC", "rec", "RecPush", "rec/AttendanceRecord", "Snap", "Stranger", "Ack");

  /** One entry of the settings; problems are added to the list. */
  static FaceTopics read(JsonObject entry, String name, List<String> problems) {
    entry.fieldNames().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> problems.add(name + ": unknown key " + key));
    String prefix = topic(entry, "prefix", STANDARD.prefix(), name, problems);
    return new FaceTopics(
        prefix,
        topic(entry, "basic", prefix + "/basic", name, problems),
        topic(entry, "heartbeat", prefix + "/heartbeat", name, problems));
  }

  List<String> filters() {
    List<String> filters = new ArrayList<>(List.of(basic, heartbeat));
    UP.forEach(end -> filters.add(prefix + "/+/" + end));
    return filters;
  }

  /** The terminal that the topic names. */
  Optional<String> terminal(String topic) {
    if (topic.equals(basic) || topic.equals(heartbeat) || !topic.startsWith(prefix + "/")) {
      return Optional.empty();
    }
    return Optional.of(topic.substring(prefix.length() + 1).split("/", 2)[0]);
  }

  /** The topic as it would be with the standard names, with the terminal called so. */
  String standard(String topic, String terminal) {
    if (topic.equals(basic)) {
      return STANDARD.basic();
    }
    if (topic.equals(heartbeat) || terminal(topic).isEmpty()) {
      return STANDARD.heartbeat();
    }
    String rest = topic.substring(prefix.length() + 1);
    int end = rest.indexOf('/');
    return STANDARD.down(terminal) + (end < 0 ? "" : rest.substring(end));
  }

  /** Where the terminal listens. */
  String down(String terminal) {
    return prefix + "/" + terminal;
  }

  private static String topic(
      JsonObject entry, String key, String standard, String name, List<String> problems) {
    Object value = entry.getValue(key, standard);
    if (!(value instanceof String topic)
        || topic.isEmpty()
        || topic.length() > TOPIC_MAX_CHARS
        || topic.matches("(?s).*[+#\\x00].*|.*/")) {
      problems.add(name + ": " + key + " is a topic without + and #, such as " + standard);
      return standard;
    }
    return topic;
  }
}
