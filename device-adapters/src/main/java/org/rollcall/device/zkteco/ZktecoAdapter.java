package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;

/** ZKTeco terminals that push to {@code /iclock}. Safe from any thread. */
public final class ZktecoAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "zkteco";

  private final ZktecoCommands commands = new ZktecoCommands();

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    host.http().mount(Endpoint.ROOT, new ZktecoHandler(host, commands));
    return Future.succeededFuture();
  }

  @Override
  public int pendingCommands(DeviceKey key) {
    return key.protocol().equals(PROTOCOL) ? commands.pending(key.serial()) : 0;
  }
}
