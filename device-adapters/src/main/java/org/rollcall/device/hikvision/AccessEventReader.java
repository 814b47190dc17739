package org.rollcall.device.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the events in a document, whatever it is wrapped in. Any field may be missing.
 *
 * <pre>
 * { dateTime, eventType, …, AccessControllerEvent: { majorEventType, subEventType, … } }   posted, streamed
 * { AcsEvent: { responseStatusStrg, InfoList: [ { major, minor, time, … }, … ] } }         found by a search
 * </pre>
 */
final class AccessEventReader {
  /** Everything that is kept of an event; names and labels are left behind. */
  private static final Set<String> FIELDS =
      Set.of(
          "dateTime",
          "time",
          "majorEventType",
          "subEventType",
          "major",
          "minor",
          "employeeNoString",
          "employeeNo",
          "cardNo",
          "serialNo",
          "frontSerialNo",
          "currentVerifyMode",
          "currentEvent",
          "attendanceStatus",
          "cardReaderNo",
          "doorNo",
          "deviceID",
          "shortSerialNumber",
          "macAddress");

  private static final String EVENT = "AccessControllerEvent";
  private static final int NUMBER_DIGITS_MAX = 6;

  private final Tree tree;
  private final List<Decoded> decoded = new ArrayList<>();

  private AccessEventReader(Tree tree) {
    this.tree = tree;
  }

  /** Everything in the document, in its order. */
  static List<Decoded> read(Tree tree) {
    AccessEventReader reader = new AccessEventReader(tree);
    reader.document(tree.root());
    for (int i = 0; i < tree.pictures(); i++) {
      reader.decoded.add(new Decoded.Picture());
    }
    return reader.decoded;
  }

  private void document(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::document);
      lostRows(node);
    } else if (node.hasNonNull("EventNotificationAlert")) {
      document(node.get("EventNotificationAlert"));
    } else if (node.has(EVENT)) {
      each(node.get(EVENT), event -> event(node, event, false));
    } else if (node.has("AcsEvent")) {
      rows(node.get("AcsEvent"));
    } else if (node.has("InfoList")) {
      rows(node);
    } else if (isEvent(node)) {
      event(node, node, !node.has("majorEventType"));
    } else {
      alert(node);
    }
  }

  private void rows(JsonNode search) {
    int before = decoded.size();
    JsonNode list = search.path("InfoList");
    each(list, row -> row(row));
    lostRows(list);
    if (decoded.size() == before) {
      aside(search);
    }
  }

  private void row(JsonNode row) {
    if (row.isObject() && !isEvent(row) && row.size() == 1) {
      // Some wrap each row, or all of them, in one more element.
      each(row.iterator().next(), inner -> event(inner, inner, true));
    } else {
      event(row, row, true);
    }
  }

  /** Where reading ended between two rows, the rows behind it are lost without a trace. */
  private void lostRows(JsonNode list) {
    boolean told =
        !decoded.isEmpty() && decoded.get(decoded.size() - 1) instanceof Decoded.Unreadable;
    if (tree.problem().isPresent() && !list.isEmpty() && !told) {
      decoded.add(new Decoded.Unreadable("", "the list ends early: " + tree.problem().get()));
    }
  }

  private void event(JsonNode envelope, JsonNode node, boolean found) {
    if (!(node instanceof ObjectNode event)) {
      decoded.add(new Decoded.Unreadable(node.toString(), "the event is not an object"));
      return;
    }
    String raw = raw(envelope, event);
    if (tree.isCut(event)) {
      decoded.add(
          new Decoded.Unreadable(raw, "the event ends early: " + tree.problem().orElse("cut")));
      return;
    }
    decoded.add(
        new Decoded.Access(
            new AccessEvent(
                text(envelope, "dateTime")
                    .or(() -> text(event, "dateTime"))
                    .or(() -> text(event, "time"))
                    .or(() -> text(envelope, "time")),
                number(event, "majorEventType", "major"),
                number(event, "subEventType", "minor"),
                text(event, "employeeNoString")
                    .or(() -> text(event, "employeeNo").filter(no -> !no.equals("0"))),
                text(event, "cardNo").filter(no -> !no.equals("0")),
                text(event, "serialNo"),
                text(event, "frontSerialNo"),
                text(event, "attendanceStatus"),
                found,
                raw)));
  }

  private void alert(JsonNode node) {
    String type = text(node, "eventType").orElse("");
    boolean silence =
        text(node, "eventState").filter("inactive"::equalsIgnoreCase).isPresent()
            && text(node, "activePostCount").orElse("0").equals("0");
    if (type.equalsIgnoreCase("heartBeat") || (type.equalsIgnoreCase("videoloss") && silence)) {
      decoded.add(new Decoded.Heartbeat(text(node, "dateTime")));
    } else if (type.equalsIgnoreCase(EVENT)) {
      decoded.add(new Decoded.Unreadable(raw(node, node), "the event has no content"));
    } else {
      aside(node);
    }
  }

  private void aside(JsonNode node) {
    decoded.add(
        tree.problem().isPresent() || !(node.isObject() || isNothing(node))
            ? new Decoded.Unreadable(
                raw(node, node),
                "the document can't be read: " + tree.problem().orElse("no object"))
            : new Decoded.Aside());
  }

  private static boolean isEvent(JsonNode node) {
    return node.has("majorEventType")
        || (node.has("time")
            && (node.has("employeeNoString")
                || node.has("employeeNo")
                || node.has("cardNo")
                || node.has("serialNo")
                || node.has("major")));
  }

  private static void each(JsonNode node, Consumer<JsonNode> use) {
    if (node.isArray()) {
      node.forEach(use);
    } else if (!isNothing(node)) {
      use.accept(node);
    }
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isTextual() && node.textValue().isEmpty());
  }

  private static String raw(JsonNode envelope, JsonNode event) {
    if (!(event instanceof ObjectNode fields)) {
      return event.toString();
    }
    ObjectNode kept = fields.objectNode();
    envelope.properties().stream()
        .filter(field -> FIELDS.contains(field.getKey()) && field.getValue().isTextual())
        .forEach(field -> kept.set(field.getKey(), field.getValue()));
    fields.properties().stream()
        .filter(field -> FIELDS.contains(field.getKey()) && field.getValue().isTextual())
        .forEach(field -> kept.set(field.getKey(), field.getValue()));
    return kept.toString();
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    String text = value.isTextual() ? value.asText().strip() : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static OptionalInt number(JsonNode node, String field, String other) {
    Optional<String> text = text(node, field).or(() -> text(node, other));
    return text.filter(t -> t.length() <= NUMBER_DIGITS_MAX)
        .filter(t -> t.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(t -> OptionalInt.of(Integer.parseInt(t)))
        .orElseGet(OptionalInt::empty);
  }
}
