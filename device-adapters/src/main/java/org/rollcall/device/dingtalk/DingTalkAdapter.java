package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;

/**
 * DingTalk's attendance machines, through DingTalk's cloud. Without settings nothing is listened to
 * but {@link #PATH}, which then knows no organisation. Safe from any thread once it is open.
 */
public final class DingTalkAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "dingtalk";
  public static final String PATH = "/dingtalk";

  private static final long CALL_TIMEOUT_MS = 15_000;

  private final StreamTiming streamTiming;
  private final List<Supplier<Future<Void>>> opened = new ArrayList<>();
  private List<Organisation> organisations = List.of();

  public DingTalkAdapter() {
    this(StreamTiming.STANDARD);
  }

  DingTalkAdapter(StreamTiming streamTiming) {
    this.streamTiming = streamTiming;
  }

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
    CloudHttp http = new CloudHttp(host.vertx(), CALL_TIMEOUT_MS);
    opened.add(http::close);
    for (Organisation organisation : with(Mode.STREAM)) {
      StreamClient stream =
          new StreamClient(host.vertx(), organisation, http, handover, streamTiming);
      opened.add(0, stream::close);
      stream.start();
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    return Future.join(opened.stream().map(Supplier::get).toList()).mapEmpty();
  }

  private List<Organisation> with(Mode mode) {
    return organisations.stream().filter(one -> one.modes().contains(mode)).toList();
  }
}
