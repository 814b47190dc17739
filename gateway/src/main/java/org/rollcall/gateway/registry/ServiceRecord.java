package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Staff wrote down that a person was given a service. The ledger keeps these, not the {@link
 * Registry}.
 *
 * @param service a service code, for instance {@code REHAB}
 * @param start empty, with the end, where only the day is known
 */
public record ServiceRecord(
    String person,
    String home,
    LocalDate date,
    String service,
    Optional<LocalTime> start,
    Optional<LocalTime> end,
    Optional<String> recorder,
    Optional<String> reason) {

  public ServiceRecord {
    if (start.isPresent() != end.isPresent()) {
      throw new IllegalArgumentException("start and end come together");
    }
  }

  /** Reads an accepted row of {@link ImportKind#SERVICE_RECORDS}. */
  public static ServiceRecord of(Row row) {
    return new ServiceRecord(
        row.text("person_id"),
        row.text("home"),
        LocalDate.parse(row.text("date")),
        row.text("service"),
        row.time("start"),
        row.time("end"),
        row.optional("recorder"),
        row.optional("reason"));
  }
}
