package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rollcall.device.Collected;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.zkteco.pull.PullHost;
import org.rollcall.device.zkteco.pull.PullRounds;

/**
 * ZKTeco terminals that push to {@code /iclock}, and those of the settings, whose log is read. Safe
 * from any thread.
 */
public final class ZktecoAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "zkteco";

  private final ZktecoCommands commands = new ZktecoCommands();
  private final PullRounds rounds = new PullRounds();

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public List<String> configure(List<JsonObject> settings) {
    return rounds.configure(settings);
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    return ZktecoMemory.open(host.memory())
        .map(
            memory -> {
              host.http().mount(Endpoint.ROOT, new ZktecoHandler(host, commands));
              rounds.open(new PullHost(host, PROTOCOL, memory, PulledEvents::of));
              return null;
            });
  }

  @Override
  public int pendingCommands(DeviceKey key) {
    return key.protocol().equals(PROTOCOL) ? commands.pending(key.serial()) : 0;
  }

  @Override
  public Future<Collected> collect(DeviceKey key) {
    return rounds
        .collect(key.serial())
        .orElseGet(
            () ->
                Future.succeededFuture(
                    new Collected.Refused(
                        Collected.Reason.NOT_OFFERED,
                        "terminal "
                            + key.serial()
                            + " is not listed under zkteco in the settings, with its host")));
  }

  @Override
  public Future<Void> close() {
    return rounds.close();
  }
}
