package org.rollcall.device;

import java.util.List;
import java.util.Optional;

/**
 * What one request or message of one terminal brought, in the order of the wire. It is journaled
 * whole or not at all.
 *
 * @param device who sent it
 * @param organisation whose numbers these are, where the protocol has organisations: a number then
 *     means the person that has it in the scope {@code protocol:organisation}
 * @param remoteAddress where from, for the access log and for spotting cloned serials
 * @param events 1 to {@link #EVENTS_MAX} events
 */
public record Delivery(
    DeviceKey device,
    Optional<String> organisation,
    String remoteAddress,
    List<DeviceEvent> events) {
  public static final int EVENTS_MAX = 50_000;

  public Delivery {
    events = List.copyOf(events);
    if (events.isEmpty() || events.size() > EVENTS_MAX) {
      throw new IllegalArgumentException("a delivery has 1 to " + EVENTS_MAX + " events");
    }
  }

  /** A delivery whose numbers belong to no organisation. */
  public Delivery(DeviceKey device, String remoteAddress, List<DeviceEvent> events) {
    this(device, Optional.empty(), remoteAddress, events);
  }
}
