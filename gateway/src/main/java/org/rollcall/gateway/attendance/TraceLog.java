package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the steps down, with times on the wall clock of the site. */
final class TraceLog implements Trace {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final LocalDate date;
  private final ZoneId zone;
  private final List<TraceStep> steps = new ArrayList<>();

  TraceLog(LocalDate date, ZoneId zone) {
    this.date = date;
    this.zone = zone;
  }

  List<TraceStep> steps() {
    return steps;
  }

  @Override
  public void voided(Punch punch, Correction.VoidPunch correction) {
    write(TraceCode.VOIDED, time(punch.at()), punch.device(), correction.reason().name());
  }

  @Override
  public void otherDate(Punch punch) {
    write(TraceCode.OTHER_DATE, time(punch.at()), punch.device());
  }

  @Override
  public void added(Punch punch) {
    write(
        punch.direction() == PunchDirection.IN ? TraceCode.ADDED_IN : TraceCode.ADDED_OUT,
        time(punch.at()));
  }

  @Override
  public void addedSession(Correction.AddSession session) {
    write(
        TraceCode.ADDED_SESSION, time(session.in()), time(session.out()), session.reason().name());
  }

  @Override
  public void merged(Punch previous, Punch next, Duration window) {
    write(
        TraceCode.BURST,
        time(previous.at()),
        time(next.at()),
        next.device(),
        seconds(Duration.between(previous.at(), next.at())),
        seconds(window));
  }

  @Override
  public void read(Burst burst, DirectionPolicy policy) {
    write(
        burst.direction() == PunchDirection.IN ? TraceCode.READ_AS_IN : TraceCode.READ_AS_OUT,
        time(burst.at()),
        burst.punch().device(),
        policy.name());
  }

  @Override
  public void between(Punch punch) {
    write(TraceCode.BETWEEN, time(punch.at()), punch.device());
  }

  @Override
  public void session(Session session) {
    write(TraceCode.SESSION, time(session.in()), out(session), seconds(session.length()));
  }

  @Override
  public void missingCheckOut(Burst in) {
    write(TraceCode.MISSING_CHECK_OUT, time(in.at()), in.punch().device());
  }

  @Override
  public void missingCheckIn(Burst out) {
    write(TraceCode.MISSING_CHECK_IN, time(out.at()), out.punch().device());
  }

  @Override
  public void tooLong(Burst in, Burst out, Duration max) {
    write(TraceCode.TOO_LONG, time(in.at()), time(out.at()), Long.toString(max.toHours()));
  }

  @Override
  public void serviceSideMissing(Burst burst) {
    write(
        TraceCode.SERVICE_SIDE_MISSING,
        time(burst.at()),
        burst.punch().device(),
        burst.service().orElse("service"));
  }

  @Override
  public void conflict(Session session, String otherSite) {
    write(TraceCode.CONFLICT, time(session.in()), out(session), otherSite);
  }

  @Override
  public void state(DayState state, Presence presence, boolean expected, Policy policy) {
    if (presence.isEmpty()) {
      write(TraceCode.NO_PUNCH, state.name());
    } else {
      write(
          TraceCode.STATE,
          seconds(Presence.length(presence.completed())),
          Integer.toString(presence.completed().size()),
          Integer.toString(presence.minutes()),
          state.name(),
          Integer.toString(state.credit()));
    }
  }

  @Override
  public void validity(DayState state, boolean valid, Expectation expectation) {
    if (!valid && state.credit() > 0) {
      write(TraceCode.NOT_VALID, expectation.enrolled() ? "site closed" : "not enrolled");
    }
  }

  @Override
  public void flags(Set<DayFlag> flags) {
    write(TraceCode.FLAGS, flags.stream().map(DayFlag::name).collect(Collectors.joining(", ")));
  }

  @Override
  public void serviceTooShort(ServiceSession session, Duration min) {
    write(
        TraceCode.SERVICE_TOO_SHORT,
        session.type(),
        time(session.in()),
        time(session.out()),
        Long.toString(min.toMinutes()));
  }

  @Override
  public void serviceOutsidePresence(ServiceSession session) {
    write(
        TraceCode.SERVICE_OUTSIDE_PRESENCE,
        session.type(),
        time(session.in()),
        time(session.out()));
  }

  @Override
  public void staffRecord(StaffRecord staffRecord) {
    write(
        TraceCode.STAFF_RECORD,
        staffRecord.service(),
        staffRecord.recorder(),
        staffRecord.reason().orElse(""));
  }

  @Override
  public void recordWithoutReason(StaffRecord staffRecord) {
    write(TraceCode.RECORD_WITHOUT_REASON, staffRecord.service(), staffRecord.recorder());
  }

  @Override
  public void careRecordIgnored(StaffRecord staffRecord) {
    write(TraceCode.CARE_RECORD_IGNORED, staffRecord.service(), staffRecord.recorder());
  }

  @Override
  public void serviceCounted(ServiceTally tally) {
    write(
        TraceCode.SERVICE_COUNTED,
        tally.type(),
        Integer.toString(tally.count()),
        Integer.toString(tally.sessions()),
        Integer.toString(tally.minutes()));
  }

  private void write(TraceCode code, String... arguments) {
    steps.add(new TraceStep(code, List.of(arguments)));
  }

  private String out(Session session) {
    return session.out().map(this::time).orElse("…");
  }

  private String time(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.toLocalDate().equals(date) ? TIME.format(local) : DATE_TIME.format(local);
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
