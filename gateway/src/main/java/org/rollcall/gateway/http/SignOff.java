package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.gateway.attendance.MonthLife;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.StepTaken;
import org.rollcall.gateway.ingest.MonthLock;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.Months;
import org.rollcall.gateway.ledger.Proposals;
import org.rollcall.gateway.ledger.Symbols;

/**
 * Decides whether somebody may take a step with a month, by what the ledger shows at this moment;
 * the fact that it makes is recorded before anybody else decides.
 *
 * @param content what the caller says the month holds, where they have seen that it changed
 */
record SignOff(
    MonthStep step,
    String home,
    YearMonth month,
    String author,
    Optional<String> note,
    Optional<String> content,
    Optional<String> owner,
    Optional<LocalDate> until,
    Instant now) {
  /** How long a month stays open again where nobody says. */
  private static final int REOPENED_DAYS = 14;

  private static final int REOPENED_DAYS_MAX = 92;

  static SignOff read(
      MonthStep step, String home, YearMonth month, String author, JsonObject body, Instant now) {
    return new SignOff(
        step,
        home,
        month,
        author,
        CorrectionRequest.text(body, step == MonthStep.REOPEN ? "reason" : "note"),
        CorrectionRequest.text(body, "content"),
        CorrectionRequest.text(body, "owner"),
        CorrectionRequest.text(body, "expires").map(text -> Parameter.date("expires", text)),
        now);
  }

  Fact decide(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    MonthLife life = Months.life(connection, symbols, homes, home, month, now);
    if (step.from(life.status()).isEmpty()) {
      throw outOfOrder(life);
    }
    MonthSnapshot live = Months.snapshot(connection, symbols, homes, home, month, life.revision());
    String hash = MonthSnapshot.contentHash(live.content());
    switch (step) {
      case SUBMIT -> refusePending(connection, symbols);
      case APPROVE, LOCK -> refuseChanged(life, hash);
      case RETURN, REOPEN -> {
        // whatever the month holds
      }
    }
    if (step == MonthStep.LOCK) {
      return MonthLock.of(connection, symbols, homes, home, month, life.revision(), author);
    }
    boolean reopens = step == MonthStep.REOPEN;
    return new Fact.MonthStepped(
        author,
        home,
        month,
        step,
        reopens ? life.locked() + 1 : life.revision(),
        hash,
        note,
        reopens ? owner.or(() -> Optional.of(author)) : Optional.empty(),
        reopens ? Optional.of(until(homes)) : Optional.empty());
  }

  private Refusal outOfOrder(MonthLife life) {
    if (life.status() == MonthStatus.OPEN) {
      return new Refusal(
          ErrorCode.MONTH_NOT_OVER,
          home
              + "'s month "
              + month
              + " lasts until "
              + month.atEndOfMonth()
              + "; submit it after that");
    }
    String last =
        life.last()
            .map(taken -> " (" + taken.step().code() + " by " + taken.author() + ")")
            .orElse("");
    String next =
        life.next()
            .map(MonthStep::code)
            .orElse(life.status() == MonthStatus.LOCKED ? MonthStep.REOPEN.code() : "nothing yet");
    return new Refusal(
        ErrorCode.WRONG_ORDER,
        "%s's month %s is %s%s; what can follow is %s, not %s"
            .formatted(
                home,
                month,
                life.status().name().toLowerCase(Locale.ROOT),
                last,
                next,
                step.code()));
  }

  private void refusePending(Connection connection, Symbols symbols) throws SQLException {
    int pending = Proposals.pending(connection, symbols, home, month);
    if (pending > 0) {
      throw new Refusal(
          ErrorCode.PROPOSALS_PENDING,
          "%d corrections, leaves or service records of %s in %s wait for a decision; approve, reject or withdraw them first"
              .formatted(pending, home, month));
    }
  }

  private void refuseChanged(MonthLife life, String hash) {
    Optional<StepTaken> before = life.last();
    boolean same = before.map(StepTaken::content).equals(Optional.of(hash));
    if (!same && !content.equals(Optional.of(hash))) {
      throw new Refusal(
          ErrorCode.MONTH_CHANGED,
          "%s's month %s holds something else than when it was to %s; look at it again and state its content %s, or return it"
              .formatted(
                  home, month, before.map(taken -> taken.step().code()).orElse("submit"), hash));
    }
  }

  private LocalDate until(Homes homes) {
    LocalDate today = LocalDate.ofInstant(now, homes.zone(home));
    LocalDate last = until.orElse(today.plusDays(REOPENED_DAYS));
    if (last.isBefore(today) || last.isAfter(today.plusDays(REOPENED_DAYS_MAX))) {
      throw new Refusal(
          ErrorCode.BAD_DATE,
          "expires must be today or within the next " + REOPENED_DAYS_MAX + " days");
    }
    return last;
  }
}
