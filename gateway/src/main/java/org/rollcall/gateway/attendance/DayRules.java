package org.rollcall.gateway.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rules as one function: the facts of a person's date in, one person-day a site out. The same
 * facts give the same result in whatever order and however often they arrive. Thread-safe, without
 * state.
 */
public final class DayRules {
  private DayRules() {}

  /** All sites under one policy; results in the order of {@link PersonDate#sites}. */
  public static List<PersonDay> evaluate(PersonDate date, Policy policy) {
    return evaluate(date, site -> policy);
  }

  /** Each site under its own policy. */
  public static List<PersonDay> evaluate(PersonDate date, Function<String, Policy> policyOfSite) {
    List<SiteRun> runs = new ArrayList<>(date.sites().size());
    for (SiteDay site : date.sites()) {
      runs.add(SiteRun.of(site, date, policyOfSite.apply(site.site()), Trace.SILENT));
    }
    Conflicts.mark(runs);
    List<PersonDay> days = new ArrayList<>(runs.size());
    for (SiteRun run : runs) {
      days.add(run.verdict(date));
    }
    return List.copyOf(days);
  }

  /** The same with the steps that led there. */
  public static List<ExplainedDay> explain(PersonDate date, Policy policy) {
    return explain(date, site -> policy);
  }

  /** The same with the steps that led there, each site under its own policy. */
  public static List<ExplainedDay> explain(PersonDate date, Function<String, Policy> policyOfSite) {
    List<TraceLog> logs = new ArrayList<>(date.sites().size());
    List<SiteRun> runs = new ArrayList<>(date.sites().size());
    for (SiteDay site : date.sites()) {
      TraceLog log = new TraceLog(date.date(), date.zone());
      logs.add(log);
      runs.add(SiteRun.of(site, date, policyOfSite.apply(site.site()), log));
    }
    Conflicts.mark(runs);
    List<ExplainedDay> days = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      PersonDay day = runs.get(i).verdict(date);
      days.add(new ExplainedDay(day, logs.get(i).steps()));
    }
    return List.copyOf(days);
  }
}
