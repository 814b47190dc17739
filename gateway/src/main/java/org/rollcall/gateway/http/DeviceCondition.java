package org.rollcall.gateway.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.registry.Enrolment;

/** How a terminal is, in one word each for its contact and its clock. Pure. */
final class DeviceCondition {
  /** So long after the first person should have come, somebody has, or the terminal is not used. */
  private static final Duration FIRST_PUNCH_WITHIN = Duration.ofHours(2);

  /** When people come where nobody agreed on a time. */
  private static final LocalTime USUAL_START = LocalTime.of(8, 30);

  private final SilenceRule silence;

  DeviceCondition(SilenceRule silence) {
    this.silence = silence;
  }

  /** The contact with a terminal. */
  enum Contact {
    /** It was registered and never heard of. */
    NEVER,
    /** It is heard of as its protocol has it. */
    ONLINE,
    /** It is heard of, but nobody has used it although people should be there by now. */
    QUIET,
    /** It should have been heard of, and was not. */
    SILENT,
    /** It speaks only when it has something to say, and has not lately. */
    UNKNOWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The contact with the terminal of a home.
   *
   * @param home empty where it stands nowhere today
   */
  Contact contact(
      DeviceKey key,
      Optional<String> home,
      Optional<Instant> heard,
      Optional<Instant> lastEvent,
      Homes homes,
      Instant now) {
    if (heard.isEmpty() && lastEvent.isEmpty()) {
      return Contact.NEVER;
    }
    if (!silence.isOnline(key, heard)) {
      return silence.patience(key).isPresent() ? Contact.SILENT : Contact.UNKNOWN;
    }
    boolean quiet =
        home.isPresent()
            && peopleShouldBeThere(home.get(), homes, now)
            && !isOfToday(lastEvent, homes.zone(home.get()), now);
    return quiet ? Contact.QUIET : Contact.ONLINE;
  }

  /** {@code ok}, {@code drift}, or {@code unknown} where no live event told. */
  static String clock(Optional<Duration> offset) {
    return offset
        .map(off -> off.abs().compareTo(StoredCheckIn.CLOCK_OFF_MAX) > 0 ? "drift" : "ok")
        .orElse("unknown");
  }

  private static boolean peopleShouldBeThere(String home, Homes homes, Instant now) {
    LocalDateTime civil = LocalDateTime.ofInstant(now, homes.zone(home));
    LocalDate today = civil.toLocalDate();
    return homes.registry().enrolmentsAt(home).stream()
        .filter(one -> homes.expectation(one.person(), home, today).expected())
        .map(Enrolment::start)
        .map(start -> today.atTime(start.orElse(USUAL_START)).plus(FIRST_PUNCH_WITHIN))
        .anyMatch(due -> !due.isAfter(civil));
  }

  private static boolean isOfToday(Optional<Instant> event, ZoneId zone, Instant now) {
    return event
        .map(at -> LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone)))
        .orElse(false);
  }
}
