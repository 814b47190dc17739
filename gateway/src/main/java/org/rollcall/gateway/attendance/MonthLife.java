package org.rollcall.gateway.attendance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How far a home's month has come: a pure function of the steps that were taken and of the date. A
 * reopening that ended without a lock is as if it had never been.
 *
 * @param revision that is being worked on, or is locked; from 1
 * @param locked the latest locked revision; 0 where there is none
 * @param last the step that led here; empty at the beginning, and after a lapsed reopening the lock
 * @param reopenedUntil while a locked month is open again, its last day
 */
public record MonthLife(
    MonthStatus status,
    int revision,
    int locked,
    Optional<StepTaken> last,
    Optional<LocalDate> reopenedUntil) {

  /** The life of a month by its steps in the order in which they were taken. */
  public static MonthLife of(YearMonth month, List<StepTaken> steps, LocalDate today) {
    MonthLife life =
        new MonthLife(MonthStatus.PROVISIONAL, 1, 0, Optional.empty(), Optional.empty());
    Optional<StepTaken> lock = Optional.empty();
    for (StepTaken step : steps) {
      life = life.lapsed(step.date(), lock);
      life = life.after(step);
      if (step.step() == MonthStep.LOCK && life.status() == MonthStatus.LOCKED) {
        lock = Optional.of(step);
      }
    }
    life = life.lapsed(today, lock);
    boolean untouched = life.last().isEmpty();
    return untouched && !today.isAfter(month.atEndOfMonth())
        ? new MonthLife(MonthStatus.OPEN, 1, 0, Optional.empty(), Optional.empty())
        : life;
  }

  /** Whose turn it is; empty where nobody's is. */
  public Optional<MonthStep> next() {
    return switch (status) {
      case OPEN, LOCKED -> Optional.empty();
      case PROVISIONAL -> Optional.of(MonthStep.SUBMIT);
      case SUBMITTED -> Optional.of(MonthStep.APPROVE);
      case APPROVED -> Optional.of(MonthStep.LOCK);
    };
  }

  /** A step that the status does not allow changes nothing. */
  private MonthLife after(StepTaken step) {
    Optional<MonthStatus> next = step.step().from(status);
    if (next.isEmpty()) {
      return this;
    }
    boolean locks = next.get() == MonthStatus.LOCKED;
    boolean reopens = step.step() == MonthStep.REOPEN;
    return new MonthLife(
        next.get(),
        reopens ? locked + 1 : revision,
        locks ? revision : locked,
        Optional.of(step),
        locks ? Optional.empty() : reopens ? step.until() : reopenedUntil);
  }

  private MonthLife lapsed(LocalDate today, Optional<StepTaken> lock) {
    return reopenedUntil.map(today::isAfter).orElse(false)
        ? new MonthLife(MonthStatus.LOCKED, locked, locked, lock, Optional.empty())
        : this;
  }
}
