package org.rollcall.gateway.indicator;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person did at the homes that were looked at: came, and was given which services. */
public final class Activity {
  /** Of somebody who was nowhere. */
  public static final Activity NONE = new Activity();

  private final EnumSet<Span> came = EnumSet.noneOf(Span.class);
  private final Map<Span, Set<String>> served = new EnumMap<>(Span.class);

  private Activity() {}

  /** The activity of everybody whom the slices know, each person once however many homes. */
  public static Map<String, Activity> of(Map<Span, List<Slice>> slices) {
    Map<String, Activity> activities = new HashMap<>();
    slices.forEach(
        (span, parts) -> {
          for (Slice slice : parts) {
            for (PersonMasks person : slice.month().people()) {
              activities
                  .computeIfAbsent(person.person(), id -> new Activity())
                  .add(span, person, slice.begun());
            }
          }
        });
    return activities;
  }

  private void add(Span span, PersonMasks person, int window) {
    if ((person.came() & window) != 0) {
      came.add(span);
    }
    for (String service : person.servicesIn(window)) {
      served.computeIfAbsent(span, any -> new HashSet<>()).add(service);
    }
  }

  boolean came(Span span) {
    return came.contains(span);
  }

  boolean served(String service, Span span) {
    return served.getOrDefault(span, Set.of()).contains(service);
  }
}
