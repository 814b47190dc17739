package org.rollcall.gateway.registry;

import java.util.Optional;

/**
 * A person is excused for some days. The ledger keeps these, not the {@link Registry}.
 *
 * @param kind in the federation's own words, for instance 病假
 */
public record Leave(
    String person, Validity validity, Optional<String> kind, Optional<String> reason) {

  public Leave {
    if (validity.from().isEmpty() || validity.isEmpty()) {
      throw new IllegalArgumentException("a leave has a first day and lasts a day at least");
    }
  }

  /** Reads an accepted row of {@link ImportKind#LEAVES}. */
  public static Leave of(Row row) {
    return new Leave(
        row.text("person_id"), row.validity(), row.optional("kind"), row.optional("reason"));
  }
}
