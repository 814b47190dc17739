package org.rollcall.gateway.registry;

import java.util.Optional;

/**
 * A survey found that a person needs something.
 *
 * @param source which survey, where it was named
 */
public record Need(String person, NeedKind kind, Validity validity, Optional<String> source)
    implements Dated {

  static Need of(Row row) {
    return new Need(
        row.text("person_id"),
        row.term("need", NeedKind.values()),
        row.validity(),
        row.optional("source"));
  }

  @Override
  public String label() {
    return kind.code() + " of " + person;
  }
}
