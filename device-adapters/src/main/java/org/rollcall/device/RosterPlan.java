package org.rollcall.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What makes a terminal's list the wanted one. Pure. Nobody is removed of whom the registry has
 * never heard, and nobody who may work the terminal's menu is touched.
 *
 * @param changes additions and renames first, removals last, each by number
 * @param stay those who stand there already as they should
 * @param unfit those who can't be sent, and why
 * @param strangers those on the terminal who are left alone
 */
public record RosterPlan(
    List<Change> changes, List<RosterEntry> stay, List<Unfit> unfit, List<Stranger> strangers) {

  /** What can be done about one person. */
  public enum Kind {
    ADD,
    RENAME,
    REMOVE
  }

  /**
   * One thing to do.
   *
   * @param entry as it should be; with {@link Kind#REMOVE} as it is
   * @param before the name on the terminal; empty with {@link Kind#ADD}
   */
  public record Change(Kind kind, RosterEntry entry, Optional<String> before) {

    /** Without the names: records end up in logs. */
    @Override
    public String toString() {
      return kind + " " + entry.number();
    }
  }

  /** Somebody who should stand on the terminal and can't be sent. */
  public record Unfit(RosterEntry entry, String problem) {}

  /** Somebody on the terminal who is nobody's to change. */
  public record Stranger(RosterEntry entry, boolean operator) {}

  public RosterPlan {
    changes = List.copyOf(changes);
    stay = List.copyOf(stay);
    unfit = List.copyOf(unfit);
    strangers = List.copyOf(strangers);
  }

  /**
   * The way from what is held to what is wanted.
   *
   * @param wanted each number once
   * @param known whether the registry has ever had the number for this terminal
   * @param objection why the terminal can't take an entry; empty where it can
   */
  public static RosterPlan of(
      List<RosterEntry> wanted,
      List<HeldPeople.Person> held,
      Predicate<String> known,
      Function<RosterEntry, Optional<String>> objection) {
    Map<String, HeldPeople.Person> rest = new TreeMap<>();
    held.forEach(person -> rest.put(person.entry().number(), person));
    Draft draft = new Draft();
    Map<String, RosterEntry> byNumber = new TreeMap<>();
    wanted.forEach(entry -> byNumber.put(entry.number(), entry));
    byNumber
        .values()
        .forEach(
            entry ->
                draft.want(entry, Optional.ofNullable(rest.remove(entry.number())), objection));
    rest.values().forEach(person -> draft.leave(person, known));
    return draft.plan();
  }

  /** The changes that a sync makes: removals only where they are wanted. */
  public List<Change> changes(boolean remove) {
    return changes.stream().filter(change -> remove || change.kind() != Kind.REMOVE).toList();
  }

  /** How many people come on top of those who are there; removals come after them. */
  public int additions() {
    return (int) changes.stream().filter(change -> change.kind() == Kind.ADD).count();
  }

  /** The list that a terminal holds once it has done all that it was told. */
  public static List<HeldPeople.Person> applied(
      List<HeldPeople.Person> held, List<Change> changes) {
    Map<String, HeldPeople.Person> after = new TreeMap<>();
    held.forEach(person -> after.put(person.entry().number(), person));
    for (Change change : changes) {
      String number = change.entry().number();
      if (change.kind() == Kind.REMOVE) {
        after.remove(number);
      } else {
        after.put(number, new HeldPeople.Person(change.entry(), false));
      }
    }
    return List.copyOf(after.values());
  }

  private static final class Draft {
    private final List<Change> changes = new ArrayList<>();
    private final List<Change> removals = new ArrayList<>();
    private final List<RosterEntry> stay = new ArrayList<>();
    private final List<Unfit> unfit = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();

    void want(
        RosterEntry entry,
        Optional<HeldPeople.Person> held,
        Function<RosterEntry, Optional<String>> objection) {
      Optional<String> before = held.map(person -> person.entry().name());
      if (before.equals(Optional.of(entry.name()))) {
        stay.add(entry);
        return;
      }
      Optional<String> problem =
          held.filter(HeldPeople.Person::operator)
              .map(operator -> "may work the terminal's menu: change the name there")
              .or(() -> objection.apply(entry));
      if (problem.isPresent()) {
        unfit.add(new Unfit(entry, problem.get()));
      } else {
        changes.add(new Change(held.isPresent() ? Kind.RENAME : Kind.ADD, entry, before));
      }
    }

    void leave(HeldPeople.Person person, Predicate<String> known) {
      RosterEntry entry = person.entry();
      if (person.operator() || !known.test(entry.number())) {
        strangers.add(new Stranger(entry, person.operator()));
      } else {
        removals.add(new Change(Kind.REMOVE, entry, Optional.of(entry.name())));
      }
    }

    RosterPlan plan() {
      changes.addAll(removals);
      return new RosterPlan(changes, stay, unfit, strangers);
    }
  }
}
