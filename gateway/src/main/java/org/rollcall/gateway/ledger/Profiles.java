package org.rollcall.gateway.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rollcall.gateway.indicator.PersonProfile;
import org.rollcall.gateway.registry.Certificate;
import org.rollcall.gateway.registry.Need;
import org.rollcall.gateway.registry.Person;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Sealed;
import org.rollcall.gateway.registry.Sealer;

/**
 * What conditions of indicators ask of people. Certificates stay sealed; only category and level of
 * those that were asked for are remembered. Safe from any thread.
 */
public final class Profiles {
  /** As many certificates are remembered; beyond that all are forgotten and opened again. */
  private static final int REMEMBERED_MAX = 200_000;

  private final Sealer sealer;
  private final Map<Sealed, CategoryAndLevel> remembered = new ConcurrentHashMap<>();

  public Profiles(Sealer sealer) {
    this.sealer = sealer;
  }

  private record CategoryAndLevel(int category, int level) {
    static final CategoryAndLevel NONE = new CategoryAndLevel(0, 0);
  }

  PersonProfile of(Registry registry, String person, LocalDate date) {
    Optional<Person> known = registry.person(person);
    CategoryAndLevel certificate =
        known.flatMap(Person::certificate).map(this::opened).orElse(CategoryAndLevel.NONE);
    Set<String> needs =
        registry.needsOf(person).stream()
            .filter(need -> need.validity().contains(date))
            .map((Need need) -> need.kind().code())
            .collect(Collectors.toUnmodifiableSet());
    return new PersonProfile(person, certificate.level(), certificate.category(), needs);
  }

  /** The people with their household in one of the areas. */
  List<PersonProfile> residents(Registry registry, List<String> areas, LocalDate date) {
    return areas.stream()
        .flatMap(area -> registry.personsOfHousehold(area).stream())
        .map(person -> of(registry, person.id(), date))
        .toList();
  }

  private CategoryAndLevel opened(Sealed sealed) {
    if (remembered.size() >= REMEMBERED_MAX) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(
        sealed,
        text ->
            Certificate.read(sealer.open(text)) instanceof Certificate.Valid valid
                ? new CategoryAndLevel(valid.category().digit(), valid.level())
                : CategoryAndLevel.NONE);
  }
}
