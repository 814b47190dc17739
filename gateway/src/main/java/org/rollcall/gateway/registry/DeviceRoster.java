package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rollcall.device.RosterEntry;

/**
 * Whom a terminal should know on a date: who is enrolled at its home, under the numbers that mean
 * them there. Pure; costs what the home is large.
 *
 * @param device the place that the terminal has on the date
 */
public record DeviceRoster(Registry registry, Device device, LocalDate date) {

  /** A number on the terminal, and whose it is. */
  public record Holder(RosterEntry entry, String person) {}

  /** All of them, by number. */
  public List<Holder> holders() {
    Map<String, Holder> holders = new TreeMap<>();
    for (Enrolment enrolment : registry.enrolmentsAt(device.home())) {
      if (enrolment.covers(date)) {
        for (Credential credential : registry.credentialsOf(enrolment.person())) {
          if (credential.covers(date) && scopes().contains(credential.scope())) {
            holder(credential.number()).ifPresent(one -> holders.put(one.entry().number(), one));
          }
        }
      }
    }
    return new ArrayList<>(holders.values());
  }

  /** Whom the number means on this terminal; empty where nobody enrolled here. */
  public Optional<Holder> holder(String number) {
    return registry
        .credential(device.id(), device.home(), number, date, Optional.empty())
        .map(Credential::person)
        .filter(person -> registry.enrolment(person, device.home(), date).isPresent())
        .flatMap(registry::person)
        .map(person -> new Holder(new RosterEntry(number, person.name()), person.id()));
  }

  /** Whether the number means or ever meant anybody on this terminal. */
  public boolean knows(String number) {
    return lastHolder(number).isPresent();
  }

  /** The person whom the number means here, or else meant last. */
  public Optional<String> lastHolder(String number) {
    return holder(number)
        .map(Holder::person)
        .or(
            () ->
                scopes().stream()
                    .flatMap(scope -> credentials(scope, number))
                    .map(Credential::person)
                    .findFirst());
  }

  private Stream<Credential> credentials(String scope, String number) {
    List<Credential> all =
        registry.shelf(ShelfPlan.CREDENTIALS).under(ShelfPlan.CREDENTIALS.byKey(), scope, number);
    return all.isEmpty() ? Stream.empty() : Stream.of(all.get(all.size() - 1));
  }

  /** The nearest first, as a punch is resolved. */
  private List<String> scopes() {
    return List.of("device:" + device.id(), "home:" + device.home(), Credential.EVERYWHERE);
  }
}
