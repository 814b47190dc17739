package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.rollcall.device.DeviceMemory;

/** What one gateway remembers as long as a test runs; another has another. */
final class OwnMemory implements DeviceMemory {
  private volatile JsonObject remembered = new JsonObject();

  @Override
  public Future<JsonObject> read(String protocol) {
    return Future.succeededFuture(remembered.copy());
  }

  @Override
  public Future<Void> write(String protocol, JsonObject fresh) {
    remembered = fresh.copy();
    return Future.succeededFuture();
  }
}
