package org.rollcall.gateway.registry;

import java.util.Optional;

/**
 * A sensor of a home.
 *
 * @param source what its readings call it on the wire
 * @param kind what it measures, for instance {@code temperature}
 */
public record Sensor(
    String id,
    String source,
    String home,
    Optional<String> room,
    String kind,
    Optional<String> unit) {

  static Sensor of(Row row) {
    return new Sensor(
        row.text("sensor_id"),
        row.text("source"),
        row.text("home"),
        row.optional("room"),
        row.text("kind"),
        row.optional("unit"));
  }
}
