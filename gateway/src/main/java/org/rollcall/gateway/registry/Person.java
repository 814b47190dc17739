package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person of the served group. What must not be read in a backup stays sealed; whoever may see it
 * opens it with the {@link Sealer}.
 *
 * @param certificate the disability certificate number, as {@link Certificate#read} takes it
 * @param household the township or federation of the person's household registration
 */
public record Person(
    String id,
    String name,
    Optional<Sealed> certificate,
    Optional<String> household,
    Optional<LocalDate> birthDate,
    Optional<Sealed> phone,
    Optional<Sealed> guardianPhone) {

  public Person {
    if (id.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("a person has an id and a name");
    }
  }

  static Person of(Row row) {
    return new Person(
        row.text("person_id"),
        row.text("name"),
        row.optional("certificate_no").map(Sealed::new),
        row.optional("household_org_unit"),
        row.date("birth_date"),
        row.optional("phone").map(Sealed::new),
        row.optional("guardian_phone").map(Sealed::new));
  }

  /** Without the name: records end up in logs. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
