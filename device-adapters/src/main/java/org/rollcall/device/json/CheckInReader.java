package org.rollcall.device.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/** Reads one element and notes each problem that it has. */
final class CheckInReader {
  /** All that is kept of an element: whatever else a sender adds (a picture, a name) is left. */
  static final Set<String> FIELDS =
      Set.of("id", "number", "time", "direction", "method", "service");

  private static final int ID_MAX_CHARS = 128;
  private static final int SERVICE_MAX_CHARS = 64;
  private static final int YEAR_MAX = 9_999;

  private static final Map<String, Direction> DIRECTIONS =
      Map.of("in", Direction.IN, "out", Direction.OUT, "unknown", Direction.UNKNOWN);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XX]") // +0800, which the next does not take
          .optionalStart()
          .parseLenient()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final String deviceId;
  private final int index;
  private final List<JsonBatch.Problem> problems;

  CheckInReader(String deviceId, int index, List<JsonBatch.Problem> problems) {
    this.deviceId = deviceId;
    this.index = index;
    this.problems = problems;
  }

  /** A check-in, or a {@code Rejected} with the first problem. */
  DeviceEvent read(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      problem("-", "is not an object");
      return new DeviceEvent.Rejected(node.toString(), "the element is not an object");
    }
    int before = problems.size();
    String raw = object.deepCopy().retain(FIELDS).toString();
    Optional<String> number = text(object, "number", DeviceEvent.CheckIn.NUMBER_MAX_CHARS);
    Optional<TemporalAccessor> time = text(object, "time", ID_MAX_CHARS).flatMap(this::time);
    Optional<String> id = text(object, "id", ID_MAX_CHARS);
    Optional<String> service = text(object, "service", SERVICE_MAX_CHARS);
    Direction direction = direction(text(object, "direction", ID_MAX_CHARS));
    Method method = method(text(object, "method", ID_MAX_CHARS));
    demand(object, "number");
    demand(object, "time");
    if (problems.size() > before || number.isEmpty() || time.isEmpty()) {
      JsonBatch.Problem first = problems.get(before);
      return new DeviceEvent.Rejected(raw, "the field " + first.field() + " " + first.problem());
    }
    return new DeviceEvent.CheckIn(
        number.get(),
        LocalDateTime.from(time.get()),
        time.get() instanceof OffsetDateTime withOffset
            ? Optional.of(withOffset.getOffset())
            : Optional.<ZoneOffset>empty(),
        direction,
        method,
        id.map(own -> deviceId + "/" + own),
        service,
        raw);
  }

  /** Text of the field, or a whole number as text; empty where it is missing, null or no text. */
  private Optional<String> text(ObjectNode object, String field, int maxChars) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      problem(field, "is not a text");
      return Optional.empty();
    }
    String text = value.asText().strip();
    if (text.isEmpty() || text.length() > maxChars) {
      problem(field, "has not 1 to " + maxChars + " characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<TemporalAccessor> time(String text) {
    try {
      TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      int year = LocalDateTime.from(time).getYear();
      if (year >= 1 && year <= YEAR_MAX) {
        return Optional.of(time);
      }
    } catch (DateTimeException e) {
      // Said below, together with years that no calendar here can hold.
    }
    problem("time", "is no ISO 8601 time that exists, such as 2021-11-05T08:30:00+08:00");
    return Optional.empty();
  }

  private Direction direction(Optional<String> text) {
    Optional<Direction> known = text.map(DIRECTIONS::get);
    if (text.isPresent() && known.isEmpty()) {
      problem("direction", "is none of in, out, unknown");
    }
    return known.orElse(Direction.UNKNOWN);
  }

  /** A label, not a fact that counts: an unknown one must not cost somebody the attendance. */
  private static Method method(Optional<String> text) {
    for (Method method : Method.values()) {
      if (text.isPresent() && method.name().equalsIgnoreCase(text.get())) {
        return method;
      }
    }
    return Method.OTHER;
  }

  private void demand(ObjectNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      problem(field, "is missing");
    }
  }

  private void problem(String field, String problem) {
    problems.add(new JsonBatch.Problem(index, field, problem));
  }
}
