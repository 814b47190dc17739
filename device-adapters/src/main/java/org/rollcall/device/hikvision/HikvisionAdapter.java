package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;

/** Hikvision terminals that post to {@link #PATH} and their own token. Safe from any thread. */
public final class HikvisionAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "hikvision";
  public static final String PATH = "/hikvision";

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    host.http().mount(PATH, new HikvisionHandler(host));
    return Future.succeededFuture();
  }
}
