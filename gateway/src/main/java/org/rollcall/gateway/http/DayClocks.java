package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.InstantRange;
import org.rollcall.gateway.ledger.HomeCheckIns;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;

/** What is known of the terminals' clocks at the check-ins of a home-day. A value. */
final class DayClocks {
  private final Map<String, StoredCheckIn> byId;

  private DayClocks(Map<String, StoredCheckIn> byId) {
    this.byId = byId;
  }

  static DayClocks of(
      Connection connection, Symbols symbols, Homes homes, String home, LocalDate date)
      throws SQLException {
    Map<String, StoredCheckIn> byId = new HashMap<>();
    OptionalInt number = symbols.find(home);
    if (number.isPresent()) {
      InstantRange range = homes.instants(home, date);
      try (HomeCheckIns checkIns = new HomeCheckIns(connection)) {
        checkIns
            .between(number.getAsInt(), range.from().toEpochMilli(), range.to().toEpochMilli())
            .forEach(checkIn -> byId.put(checkIn.id(), checkIn));
      }
    }
    return new DayClocks(byId);
  }

  /** Adds to an event of the day what the check-in of its id says of the clock. */
  JsonObject told(JsonObject event) {
    StoredCheckIn checkIn = byId.get(event.getString("id"));
    return event
        .put("clockOffsetSeconds", checkIn == null ? null : CheckInJson.offset(checkIn))
        .put("flags", checkIn == null ? new JsonArray() : CheckInJson.flags(checkIn));
  }
}
