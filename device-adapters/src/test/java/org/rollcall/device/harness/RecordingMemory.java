package org.rollcall.device.harness;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.rollcall.device.DeviceMemory;

/** What adapters remember, kept as long as the test. */
public final class RecordingMemory implements DeviceMemory {
  private final Map<String, JsonObject> memories = new HashMap<>();

  @Override
  public synchronized Future<JsonObject> read(String protocol) {
    return Future.succeededFuture(memories.getOrDefault(protocol, new JsonObject()).copy());
  }

  @Override
  public synchronized Future<Void> write(String protocol, JsonObject memory) {
    memories.put(protocol, memory.copy());
    return Future.succeededFuture();
  }
}
