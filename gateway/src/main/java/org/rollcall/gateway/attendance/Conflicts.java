package org.rollcall.gateway.attendance;

import java.util.List;

/** Looks across the sites of a person's date: completed presence in two places at once. */
final class Conflicts {
  private Conflicts() {}

  /** Marks both of every two sites whose completed sessions share time. */
  static void mark(List<SiteRun> sites) {
    for (int i = 0; i < sites.size(); i++) {
      for (int j = i + 1; j < sites.size(); j++) {
        SiteRun one = sites.get(i);
        SiteRun other = sites.get(j);
        one.presence()
            .firstOverlap(other.presence())
            .ifPresent(session -> one.conflictsWith(other, session));
        other
            .presence()
            .firstOverlap(one.presence())
            .ifPresent(session -> other.conflictsWith(one, session));
      }
    }
  }
}
