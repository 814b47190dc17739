package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.rollcall.gateway.ledger.DeviceAsides;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Device;

/** What is wrong with a terminal, what it did to the figures, and how to mend it; in sentences. */
final class DeviceFindings {
  private final JsonArray findings = new JsonArray();
  private final Device machine;
  private final ZoneId zone;
  private final Optional<Duration> clockOffset;

  private DeviceFindings(Device machine, ZoneId zone, Optional<Duration> clockOffset) {
    this.machine = machine;
    this.zone = zone;
    this.clockOffset = clockOffset;
  }

  /**
   * The findings about a machine.
   *
   * @param clockOffset the terminal's clock less ours, where that is known
   */
  static JsonArray of(
      Connection connection,
      Symbols symbols,
      Homes homes,
      Device machine,
      Optional<Duration> clockOffset)
      throws SQLException {
    DeviceFindings about = new DeviceFindings(machine, homes.zone(machine.home()), clockOffset);
    about.clock();
    for (DeviceAsides.Aside aside : DeviceAsides.of(connection, symbols, machine.key())) {
      about.held(aside);
    }
    about.repeats(DeviceAsides.repeats(connection, symbols, machine.key()));
    return about.findings;
  }

  private void clock() {
    clockOffset
        .filter(off -> off.abs().compareTo(StoredCheckIn.CLOCK_OFF_MAX) > 0)
        .ifPresent(
            off ->
                add(
                    "CLOCK_DRIFT",
                    0,
                    "the terminal's clock is "
                        + off.abs().toSeconds()
                        + " s "
                        + (off.isNegative() ? "behind" : "ahead"),
                    "set it, at the terminal or with the command SET_TIME; what it showed meanwhile"
                        + " counts at the right time after "
                        + rule()));
  }

  private void held(DeviceAsides.Aside aside) {
    String span = span(aside.earliest(), aside.latest());
    switch (aside.status()) {
      case CLOCK_SKEW ->
          add(
              "CLOCK_SKEW",
              aside.checkIns(),
              checkIns(aside.checkIns()) + " of a time that had not come yet, " + span + ": held",
              rule()
                  + " lets them count at the right time; one that is right after all can be"
                  + " released (POST /api/v1/quarantine/{id}/release)");
      case STALE ->
          add(
              "STALE",
              aside.checkIns(),
              checkIns(aside.checkIns())
                  + " of a time long ago, "
                  + span
                  + ": held; the battery of the clock may be dead",
              "set the clock, and have its battery changed; "
                  + rule()
                  + " lets them count, where the clock was off by a constant; those that are as old"
                  + " as they say can be released (POST /api/v1/quarantine/{id}/release)");
      case UNKNOWN_DEVICE ->
          add(
              "UNKNOWN_DEVICE",
              aside.checkIns(),
              checkIns(aside.checkIns()) + " of days on which it stood nowhere, " + span + ": held",
              "import where it stood (devices); they then count by themselves");
      case UNKNOWN_CREDENTIAL ->
          add(
              "UNKNOWN_CREDENTIAL",
              aside.checkIns(),
              checkIns(aside.checkIns()) + " of badges that nobody has, " + span,
              "link the badges (POST /api/v1/credentials); they then count by themselves");
      case COUNTED, VOIDED -> {}
    }
  }

  private void repeats(int repeats) {
    if (repeats > 0) {
      add(
          "REPEATED",
          repeats,
          checkIns(repeats) + " came once more and changed nothing",
          "nothing has to be done");
    }
  }

  /** A rule needs a number: the clock's error as it is known. */
  private String rule() {
    return "a clock-rules row for "
        + machine.id()
        + clockOffset
            .filter(off -> off.abs().compareTo(StoredCheckIn.CLOCK_OFF_MAX) > 0)
            .map(off -> " with ahead_seconds " + off.toSeconds())
            .orElse("");
  }

  private String span(Instant earliest, Instant latest) {
    String from = Times.civil(earliest, zone);
    String to = Times.civil(latest, zone);
    return from.equals(to) ? from : from + " to " + to;
  }

  private static String checkIns(int count) {
    return count + (count == 1 ? " check-in" : " check-ins");
  }

  private void add(String code, int checkIns, String detail, String mend) {
    findings.add(
        new JsonObject()
            .put("code", code)
            .put("serial", machine.key().serial())
            .put("checkIns", checkIns)
            .put("detail", detail)
            .put("mend", mend));
  }
}
