package org.rollcall.device.json;

import io.vertx.core.Future;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;

/** Terminals of any kind that post JSON to {@link #PATH}. Safe from any thread. */
public final class JsonAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "json";
  public static final String PATH = "/api/v1/check-ins";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    host.http().mount(PATH, new JsonHandler(host));
    return Future.succeededFuture();
  }
}
