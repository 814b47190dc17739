package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.Receipt;
import org.rollcall.device.Tally;

/** Sorts punches by machine and stores them. Safe from any thread. */
final class Handover {
  private record Sender(DeviceKey device, String organisation) {}

  private final Inlet inlet;
  private final Tally tally;
  private final UnpushedPunches unpushed;

  Handover(DeviceHost host) {
    this.unpushed = new UnpushedPunches(host.clock());
    this.inlet = host.inlet();
    this.tally = host.tally();
  }

  /** Completes with true where all that the event says is on disk, or it says nothing. */
  Future<Boolean> store(OrganisationBook book, CloudEvent event, String remoteAddress) {
    if (event instanceof CloudEvent.Punches punches) {
      return store(punches, remoteAddress)
          .onSuccess(
              stored -> {
                if (stored) {
                  book.stored(punches.punches());
                }
              });
    }
    count(event instanceof CloudEvent.Aside ? Coped.EVENT_NOT_USED : Coped.MESSAGE_UNREADABLE, 1);
    return Future.succeededFuture(true);
  }

  /** What only asking has brought. */
  UnpushedPunches unpushed() {
    return unpushed;
  }

  void count(Coped coped, int times) {
    for (int i = 0; i < times; i++) {
      tally.count(DingTalkAdapter.PROTOCOL, coped.what());
    }
  }

  private Future<Boolean> store(CloudEvent.Punches event, String remoteAddress) {
    Map<Sender, List<DeviceEvent>> bySender = new LinkedHashMap<>();
    for (Punch punch : event.punches()) {
      bySender
          .computeIfAbsent(
              new Sender(punch.device(), punch.organisation()), sender -> new ArrayList<>())
          .add(punch.event());
      count(Coped.ITEM_UNREADABLE, punch.event() instanceof DeviceEvent.Rejected ? 1 : 0);
    }
    count(Coped.NOT_BY_A_USER, event.notByUser());
    List<Future<Receipt>> receipts = new ArrayList<>(bySender.size());
    bySender.forEach(
        (sender, events) ->
            receipts.add(
                inlet.hold(
                    new Delivery(
                        sender.device(),
                        Optional.of(sender.organisation()),
                        remoteAddress,
                        events))));
    return Future.join(receipts)
        .map(
            all -> {
              boolean stored =
                  all.<Receipt>list().stream().allMatch(Receipt.Stored.class::isInstance);
              count(Coped.REFUSED, stored ? 0 : 1);
              return stored;
            });
  }
}
