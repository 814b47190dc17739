package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results of the rules as short text, for the right side of tables. */
final class Told {
  private Told() {}

  /** {@code HALF_DAY 180 min credit 1, valid, OPEN_SESSION}. */
  static String verdict(PersonDay day) {
    Stream<String> parts =
        Stream.of(
                Stream.of(
                    "%s %d min credit %d".formatted(day.state(), day.minutes(), day.credit())),
                day.valid() ? Stream.of("valid") : Stream.<String>empty(),
                day.flags().stream().map(DayFlag::name))
            .flatMap(part -> part);
    return parts.collect(Collectors.joining(", "));
  }

  /** {@code 08:30-12:30 13:00-…}, or a dash. */
  static String sessions(List<Session> sessions) {
    return listed(
        sessions.stream().map(s -> time(s.in()) + "-" + s.out().map(Told::time).orElse("…")));
  }

  /** {@code CARE 1/1 240; REHAB 1/2 60}: count, sessions and minutes; or a dash. */
  static String services(PersonDay day) {
    return day.services().isEmpty()
        ? "-"
        : day.services().stream()
            .map(s -> "%s %d/%d %d".formatted(s.type(), s.count(), s.sessions(), s.minutes()))
            .collect(Collectors.joining("; "));
  }

  static String times(List<Instant> instants) {
    return listed(instants.stream().map(Told::time));
  }

  static String time(Optional<Instant> at) {
    return at.map(Told::time).orElse("-");
  }

  static String time(Instant at) {
    return LocalTime.ofInstant(at, DayText.ZONE).toString();
  }

  private static String listed(Stream<String> words) {
    String all = words.collect(Collectors.joining(" "));
    return all.isEmpty() ? "-" : all;
  }
}
