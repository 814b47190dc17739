package org.rollcall.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The way from a terminal's list to the wanted one, for any two lists. */
class RosterPlanTest {

  /** Two lists, and of which numbers the registry has heard. */
  record Lists(List<RosterEntry> wanted, List<HeldPeople.Person> held, Set<String> known) {
    RosterPlan plan() {
      return planFrom(held);
    }

    RosterPlan planFrom(List<HeldPeople.Person> list) {
      return RosterPlan.of(wanted, list, known::contains, RosterPlanTest::objection);
    }

    List<HeldPeople.Person> after(boolean remove) {
      return RosterPlan.applied(held, plan().changes(remove));
    }
  }

  @Property
  void leadsToTheWantedListAndThenHasNothingMoreToDo(@ForAll("lists") Lists lists) {
    List<HeldPeople.Person> after = lists.after(true);

    assertThat(lists.planFrom(after).changes()).isEmpty();
    Map<String, String> names = names(after);
    Set<String> unfit =
        lists.plan().unfit().stream().map(one -> one.entry().number()).collect(Collectors.toSet());
    for (RosterEntry entry : lists.wanted()) {
      if (!unfit.contains(entry.number())) {
        assertThat(names).containsEntry(entry.number(), entry.name());
      }
    }
  }

  @Property
  void removesNobodyUnlessAskedAndNeverAStranger(@ForAll("lists") Lists lists) {
    assertThat(names(lists.after(false)).keySet()).containsAll(names(lists.held()).keySet());

    Map<String, String> after = names(lists.after(true));
    for (HeldPeople.Person person : lists.held()) {
      if (person.operator() || !lists.known().contains(person.entry().number())) {
        assertThat(after).containsKey(person.entry().number());
      }
      if (person.operator()) {
        assertThat(after).containsEntry(person.entry().number(), person.entry().name());
      }
    }
  }

  @Property
  void accountsForEverybodyOnce(@ForAll("lists") Lists lists) {
    RosterPlan plan = lists.plan();
    List<String> numbers = new ArrayList<>();
    plan.changes().forEach(change -> numbers.add(change.entry().number()));
    plan.stay().forEach(entry -> numbers.add(entry.number()));
    plan.unfit().forEach(unfit -> numbers.add(unfit.entry().number()));
    plan.strangers().forEach(stranger -> numbers.add(stranger.entry().number()));
    Set<String> all = names(lists.held()).keySet().stream().collect(Collectors.toSet());
    lists.wanted().forEach(entry -> all.add(entry.number()));

    assertThat(numbers).containsExactlyInAnyOrderElementsOf(all);
  }

  @Property
  void putsRemovalsLast(@ForAll("lists") Lists lists) {
    List<RosterPlan.Kind> kinds =
        lists.plan().changes().stream().map(RosterPlan.Change::kind).toList();
    int first = kinds.indexOf(RosterPlan.Kind.REMOVE);

    if (first >= 0) {
      assertThat(kinds.subList(first, kinds.size())).containsOnly(RosterPlan.Kind.REMOVE);
    }
  }

  @Provide
  Arbitrary<Lists> lists() {
    Arbitrary<String> number = Arbitraries.of("1", "2", "3", "4", "5", "6", "7", "8");
    Arbitrary<String> name = Arbitraries.of("甲", "乙", "丙", "!");
    Arbitrary<RosterEntry> entry = Combinators.combine(number, name).as(RosterEntry::new);
    Arbitrary<HeldPeople.Person> person =
        Combinators.combine(entry, Arbitraries.of(false, false, true)).as(HeldPeople.Person::new);
    return Combinators.combine(
            entry.list().ofMaxSize(8).map(RosterPlanTest::once),
            person.list().ofMaxSize(8).map(RosterPlanTest::oncePerNumber),
            number.set())
        .as(Lists::new);
  }

  /** A name that the terminal can't show. */
  private static Optional<String> objection(RosterEntry entry) {
    return entry.name().equals("!") ? Optional.of("no such character") : Optional.empty();
  }

  private static List<RosterEntry> once(List<RosterEntry> entries) {
    Map<String, RosterEntry> once = new LinkedHashMap<>();
    entries.forEach(entry -> once.putIfAbsent(entry.number(), entry));
    return List.copyOf(once.values());
  }

  private static List<HeldPeople.Person> oncePerNumber(List<HeldPeople.Person> people) {
    Map<String, HeldPeople.Person> once = new LinkedHashMap<>();
    people.forEach(person -> once.putIfAbsent(person.entry().number(), person));
    return List.copyOf(once.values());
  }

  private static Map<String, String> names(List<HeldPeople.Person> people) {
    return people.stream()
        .collect(Collectors.toMap(one -> one.entry().number(), one -> one.entry().name()));
  }
}
