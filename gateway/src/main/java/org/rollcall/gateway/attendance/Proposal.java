package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks to have counted beside what terminals said. Nothing of it counts before
 * another person approves.
 */
public sealed interface Proposal {
  ProposalKind kind();

  /** The people it is about. */
  List<String> people();

  /** The first day it is about. */
  LocalDate from();

  /** The day after the last. */
  LocalDate to();

  /**
   * A correction of a person-site-date.
   *
   * @param target the check-in or the correction that is voided; of an addition, the one it closes
   * @param time of the added punch, or where the added session begins
   * @param until where the added session ends
   * @param evidence a reference to a paper or a file
   */
  record OfCorrection(
      String person,
      String home,
      LocalDate date,
      CorrectionAction action,
      Optional<String> target,
      Optional<Instant> time,
      Optional<Instant> until,
      Optional<String> service,
      ReasonCode reason,
      Optional<String> note,
      Optional<String> evidence)
      implements Proposal {
    public OfCorrection {
      boolean session = action == CorrectionAction.ADD_SESSION;
      boolean voids = action == CorrectionAction.VOID;
      if (time.isPresent() == voids || until.isPresent() != session) {
        throw new IllegalArgumentException(
            "an added punch has a time, an added session an end too, a void neither");
      }
      if (voids && target.isEmpty()) {
        throw new IllegalArgumentException("a void names what it voids");
      }
      if (session && !until.orElseThrow().isAfter(time.orElseThrow())) {
        throw new IllegalArgumentException("a session ends after it begins");
      }
    }

    @Override
    public ProposalKind kind() {
      return ProposalKind.CORRECTION;
    }

    @Override
    public List<String> people() {
      return List.of(person);
    }

    @Override
    public LocalDate from() {
      return date;
    }

    @Override
    public LocalDate to() {
      return date.plusDays(1);
    }

    /** What the rules take into account once it is approved. */
    public Correction inForce(String id) {
      return switch (action) {
        case ADD_IN ->
            new Correction.AddPunch(id, reason, PunchDirection.IN, time.orElseThrow(), service);
        case ADD_OUT ->
            new Correction.AddPunch(id, reason, PunchDirection.OUT, time.orElseThrow(), service);
        case ADD_SESSION ->
            new Correction.AddSession(id, reason, time.orElseThrow(), until.orElseThrow(), service);
        case VOID -> new Correction.VoidPunch(id, reason, target.orElseThrow());
      };
    }
  }

  /**
   * Leave of a person.
   *
   * @param leave its kind in the federation's own words, for instance 病假
   */
  record OfLeave(
      String person, LocalDate from, LocalDate to, Optional<String> leave, Optional<String> reason)
      implements Proposal {
    public OfLeave {
      if (!to.isAfter(from)) {
        throw new IllegalArgumentException("a leave lasts a day at least");
      }
    }

    @Override
    public ProposalKind kind() {
      return ProposalKind.LEAVE;
    }

    @Override
    public List<String> people() {
      return List.of(person);
    }
  }

  /** A service that was given to one or several people of a home on a date. */
  record OfService(
      List<String> people,
      String home,
      LocalDate date,
      String service,
      Optional<LocalTime> start,
      Optional<LocalTime> end,
      String recorder,
      Optional<String> reason)
      implements Proposal {
    public OfService {
      people = List.copyOf(people);
      if (people.isEmpty() || start.isPresent() != end.isPresent()) {
        throw new IllegalArgumentException(
            "a service was given to somebody, and start and end come together");
      }
    }

    @Override
    public ProposalKind kind() {
      return ProposalKind.SERVICE_RECORD;
    }

    @Override
    public LocalDate from() {
      return date;
    }

    @Override
    public LocalDate to() {
      return date.plusDays(1);
    }
  }
}
