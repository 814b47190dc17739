package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A span of time within the limits of one question for records. Pure. */
record RecordWindow(Instant from, Instant to) {
  static final int USERS_MAX = 50;
  static final Duration SPAN_MAX = Duration.ofDays(7);
  static final Duration AGE_MAX = Duration.ofDays(180);

  /** Records come late: what was asked for is asked for again. */
  static final Duration OVERLAP = Duration.ofDays(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(PunchCodec.OFFSET);

  /**
   * The windows of a pass, oldest first.
   *
   * @param readTo up to when records were asked for before; the first pass looks back one span
   */
  static List<RecordWindow> of(Optional<Instant> readTo, Instant now) {
    // A margin, for the limit is checked against another clock.
    Instant oldest = now.minus(AGE_MAX).plus(OVERLAP);
    Instant start =
        readTo
            .filter(instant -> instant.isBefore(now))
            .map(instant -> instant.minus(OVERLAP))
            .orElse(readTo.isPresent() ? now.minus(OVERLAP) : now.minus(SPAN_MAX));
    List<RecordWindow> windows = new ArrayList<>();
    Instant from = (start.isBefore(oldest) ? oldest : start).truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(end)) {
      Instant to = from.plus(SPAN_MAX).isBefore(end) ? from.plus(SPAN_MAX) : end;
      windows.add(new RecordWindow(from, to));
      from = to;
    }
    return windows;
  }

  /** The question, in the civil time that DingTalk takes it to be in. */
  String question(List<String> users) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    ArrayNode ids = question.putArray("userIds");
    users.forEach(ids::add);
    question.put("checkDateFrom", TIME.format(from));
    question.put("checkDateTo", TIME.format(to));
    question.put("isI18n", false);
    return question.toString();
  }
}
