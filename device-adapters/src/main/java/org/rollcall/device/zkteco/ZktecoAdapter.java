package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;

/** ZKTeco terminals that push to {@code /iclock}. Safe from any thread. */
public final class ZktecoAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "zkteco";

  /** A terminal asks every ten seconds, and every thirty while it has no answer. */
  private static final Duration POLL_EVERY = Duration.ofSeconds(30);

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
  public Optional<Duration> contactEvery() {
    return Optional.of(POLL_EVERY);
  }

  @Override
  public int pendingCommands(DeviceKey key) {
    return key.protocol().equals(PROTOCOL) ? commands.pending(key.serial()) : 0;
  }
}
