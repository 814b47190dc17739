package org.rollcall.gateway.attendance;

import java.util.List;

/**
 * One step of an explanation: a code for programs and translators, and its arguments as text in the
 * order of the code's sentence.
 */
public record TraceStep(TraceCode code, List<String> arguments) {
  public TraceStep {
    arguments = List.copyOf(arguments);
    if (arguments.size() != code.argumentCount()) {
      throw new IllegalArgumentException(
          code + " takes " + code.argumentCount() + " arguments, not " + arguments);
    }
  }

  /** The step as an English sentence. */
  public String text() {
    return code.sentence(arguments);
  }

  @Override
  public String toString() {
    return text();
  }
}
