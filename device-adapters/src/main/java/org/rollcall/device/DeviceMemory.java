package org.rollcall.device;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * The little that an adapter has to remember across a restart and that is no fact about anybody:
 * how far it has read, what it has spent. Losing it costs time or calls, never a punch. Safe from
 * any thread.
 */
public interface DeviceMemory {

  /** The longest that one adapter may remember, in bytes of JSON. */
  int BYTES_MAX = 1 << 20;

  /** What was written last for the protocol; an empty object before the first. */
  Future<JsonObject> read(String protocol);

  /** Replaces what is remembered, whole or not at all; completes when it is on disk. */
  Future<Void> write(String protocol, JsonObject memory);
}
