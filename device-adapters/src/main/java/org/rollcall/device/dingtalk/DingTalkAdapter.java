package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;

/**
 * DingTalk's attendance machines, through DingTalk's cloud. Without settings nothing is listened to
 * but {@link #PATH}, which then knows no organisation. Safe from any thread once it is open.
 */
public final class DingTalkAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "dingtalk";
  public static final String PATH = "/dingtalk";

  private List<Organisation> organisations = List.of();

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public List<String> configure(List<JsonObject> settings) {
    DingTalkSettings read = DingTalkSettings.read(settings);
    organisations = read.organisations();
    return read.problems();
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    Handover handover = new Handover(host);
    host.http().mount(PATH, new DingTalkHandler(host, handover, with(Mode.HTTP)));
    return Future.succeededFuture();
  }

  private List<Organisation> with(Mode mode) {
    return organisations.stream().filter(one -> one.modes().contains(mode)).toList();
  }
}
