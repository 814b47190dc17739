package org.rollcall.device;

import io.vertx.core.Vertx;
import java.time.Clock;

/** What the gateway lends to an adapter while it is open. */
public record DeviceHost(
    Vertx vertx,
    Inlet inlet,
    DeviceHttp http,
    DeviceMqtt mqtt,
    DeviceMemory memory,
    Tally tally,
    FrameTap frames,
    Clock clock,
    Rosters rosters) {

  /** A host on which nobody records, and whose terminals hold nobody that the gateway knows of. */
  public DeviceHost(
      Vertx vertx,
      Inlet inlet,
      DeviceHttp http,
      DeviceMqtt mqtt,
      DeviceMemory memory,
      Tally tally,
      Clock clock) {
    this(vertx, inlet, http, mqtt, memory, tally, FrameTap.NONE, clock, Rosters.none());
  }
}
