package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.util.Optional;

/** A home declares itself open on a day off or closed on a working day. */
public record Opening(String home, LocalDate date, boolean open, Optional<String> reason) {

  static Opening of(Row row) {
    return new Opening(
        row.text("home"),
        LocalDate.parse(row.text("date")),
        row.text("open").equals("1"),
        row.optional("reason"));
  }
}
