package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ledger.CheckInStatus;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Registry;

/** A stored check-in as the API shows it. */
final class CheckInJson {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private CheckInJson() {}

  static JsonObject of(StoredCheckIn c, Symbols symbols, Registry registry) {
    String device = symbols.text(c.device());
    DeviceKey key = DeviceName.key(device);
    return new JsonObject()
        .put("id", c.id())
        .put("source", key.protocol())
        .put("device", DeviceName.of(device, registry))
        .put("serial", key.serial())
        .put("home", c.home() == 0 ? null : symbols.text(c.home()))
        .put("number", c.number())
        .put("person", text(symbols, c.person()))
        .put("instant", c.instant().toString())
        .put("localTime", LOCAL.format(c.localTime()))
        .put("clockAheadSeconds", c.aheadMs() / 1000)
        .put("clockOffsetSeconds", offset(c))
        .put("flags", flags(c))
        .put("receivedAt", Instant.ofEpochMilli(c.receivedMs()).toString())
        .put("direction", word(c.way()))
        .put("method", word(c.method()))
        .put("service", text(symbols, c.service()))
        .put("status", status(c.status()))
        .put("reason", reason(c.status()));
  }

  /** What a clock was off when a check-in came, with what a rule took off it already; or null. */
  static @Nullable Long offset(StoredCheckIn checkIn) {
    return checkIn.clockOff().map(Duration::toSeconds).orElse(null);
  }

  static JsonArray flags(StoredCheckIn checkIn) {
    return checkIn.isOfDriftingClock() ? new JsonArray().add("CLOCK_DRIFT") : new JsonArray();
  }

  private static String status(CheckInStatus status) {
    return switch (status) {
      case COUNTED -> "counted";
      case UNKNOWN_CREDENTIAL -> "unknown-credential";
      case VOIDED -> "voided";
      case CLOCK_SKEW, STALE, UNKNOWN_DEVICE -> "quarantined";
    };
  }

  private static @Nullable String reason(CheckInStatus status) {
    return status == CheckInStatus.COUNTED ? null : status.name();
  }

  private static @Nullable String text(Symbols symbols, OptionalInt symbol) {
    return symbol.isPresent() ? symbols.text(symbol.getAsInt()) : null;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
