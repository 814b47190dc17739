package org.rollcall.gateway.attendance;

import java.util.List;

/** A person-day and the steps that led to it, in their order. */
public record ExplainedDay(PersonDay day, List<TraceStep> trace) {
  public ExplainedDay {
    trace = List.copyOf(trace);
  }
}
