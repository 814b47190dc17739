package org.rollcall.device.dingtalk;

import java.util.List;

/** What an event of DingTalk's is about. */
sealed interface CloudEvent {

  /**
   * People were somewhere.
   *
   * @param notByUser items that nobody caused by being there: the system played them again, or
   *     somebody wrote them down
   */
  record Punches(List<Punch> punches, int notByUser) implements CloudEvent {
    public Punches {
      punches = List.copyOf(punches);
    }
  }

  /** Something that is of no use here, a test of the address among them. */
  record Aside() implements CloudEvent {}

  /** No event at all. */
  record Unreadable(String problem) implements CloudEvent {}
}
