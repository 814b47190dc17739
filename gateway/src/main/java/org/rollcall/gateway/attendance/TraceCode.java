package org.rollcall.gateway.attendance;

import java.util.List;

/** The kinds of steps an explanation is made of, each with its English sentence. */
public enum TraceCode {
  VOIDED("{} at {} is void: {}"),
  OTHER_DATE("{} at {} is of another service date"),
  ADDED_IN("check-in {} added by a correction"),
  ADDED_OUT("check-out {} added by a correction"),
  ADDED_SESSION("{} – {} added by a correction: {}"),
  BURST("{} + {} at {} are one punch (gap {} s ≤ {} s)"),
  READ_AS_IN("{} at {} says no direction: check-in by {}"),
  READ_AS_OUT("{} at {} says no direction: check-out by {}"),
  BETWEEN("{} at {} lies between first in and last out: not used"),
  SESSION("{} – {} is a session of {} s"),
  MISSING_CHECK_OUT("{} at {} has no check-out: 0 min"),
  MISSING_CHECK_IN("{} at {} is a check-out without check-in"),
  TOO_LONG("{} – {} is longer than {} h: the check-out is missing"),
  SERVICE_SIDE_MISSING("{} at {}: one side of the {} session is missing, not counted"),
  CONFLICT("{} – {} overlaps with presence at {}: credited to neither"),
  STATE("{} s in {} sessions are {} min: {}, credit {}"),
  NO_PUNCH("no presence: {}"),
  NOT_VALID("not a valid attendance day: {}"),
  FLAGS("flags: {}"),
  SERVICE_TOO_SHORT("{} {} – {} is not counted: shorter than {} min"),
  SERVICE_OUTSIDE_PRESENCE("{} {} – {} is not counted: outside presence"),
  STAFF_RECORD("{} recorded by {}: {}"),
  RECORD_WITHOUT_REASON("{} recorded by {} is not counted: neither times nor a reason"),
  CARE_RECORD_IGNORED("{} recorded by {} is not counted: it comes from attendance only"),
  SERVICE_COUNTED("{} counts {}: {} sessions, {} min");

  private final String sentence;
  private final int argumentCount;

  TraceCode(String sentence) {
    this.sentence = sentence;
    this.argumentCount = (sentence.length() - sentence.replace("{}", "").length()) / 2;
  }

  int argumentCount() {
    return argumentCount;
  }

  String sentence(List<String> arguments) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (String argument : arguments) {
      int gap = sentence.indexOf("{}", from);
      text.append(sentence, from, gap).append(argument);
      from = gap + 2;
    }
    return text.append(sentence, from, sentence.length()).toString();
  }
}
