package org.rollcall.gateway.registry;

import java.time.Duration;

/**
 * Somebody states that a terminal's clock was off by so much on the dates that it showed. What the
 * terminal said is kept as it said it; its check-ins count at the corrected time.
 *
 * @param device the registry's identifier of the terminal
 * @param ahead the terminal's clock less the right one; negative is behind
 */
public record ClockRule(String device, Validity validity, Duration ahead) implements Dated {

  static ClockRule of(Row row) {
    return new ClockRule(
        row.text("device_id"),
        row.validity(),
        Duration.ofSeconds(Long.parseLong(row.text("ahead_seconds"))));
  }

  @Override
  public String label() {
    return "the clock rule of " + device;
  }
}
