package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import java.util.List;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.Receipt;
import org.rollcall.device.wire.Counts;

/**
 * Hands over what was decoded, whichever way it came, and counts what could not be read. Safe from
 * any thread.
 */
final class Deposit {
  private final Inlet inlet;
  private final Counts counts;

  Deposit(DeviceHost host) {
    this.inlet = host.inlet();
    this.counts = new Counts(host.tally(), HikvisionAdapter.PROTOCOL);
  }

  /**
   * Stores all events, in as many deliveries as they need, one after the other. A body without
   * events is a sign of life.
   *
   * @return whether the sender may forget them
   */
  Future<Boolean> store(DeviceKey key, String remote, List<Decoded> decoded) {
    showed(key, decoded);
    Sifted sifted = Sifted.of(key.serial(), decoded);
    return store(key, remote, sifted, sifted.events());
  }

  /** As {@link #store}, but leaves out what was stored lately. */
  Future<Boolean> storeUnknown(
      DeviceKey key, String remote, List<Decoded> decoded, RecentEvents recent) {
    showed(key, decoded);
    Sifted sifted = Sifted.of(key.serial(), decoded);
    List<DeviceEvent> unknown = recent.unknown(sifted.events());
    return store(key, remote, sifted, unknown)
        .onSuccess(
            stored -> {
              if (stored) {
                recent.add(unknown);
              }
            });
  }

  private void showed(DeviceKey key, List<Decoded> decoded) {
    decoded.stream()
        .filter(Decoded.Heartbeat.class::isInstance)
        .flatMap(beat -> ((Decoded.Heartbeat) beat).time().flatMap(DeviceTime::parse).stream())
        .forEach(time -> inlet.showed(key, time.local(), time.offset()));
  }

  private Future<Boolean> store(
      DeviceKey key, String remote, Sifted sifted, List<DeviceEvent> events) {
    counts.add(Coped.BODY_IGNORED, sifted.asides());
    if (events.isEmpty()) {
      inlet.seen(key, remote);
      return Future.succeededFuture(true);
    }
    return accept(key, remote, events)
        .onSuccess(stored -> counts.add(Coped.EVENT_UNREADABLE, stored ? sifted.unreadable() : 0));
  }

  private Future<Boolean> accept(DeviceKey key, String remote, List<DeviceEvent> events) {
    int now = Math.min(events.size(), Delivery.EVENTS_MAX);
    return inlet
        .accept(new Delivery(key, remote, events.subList(0, now)))
        .compose(
            receipt -> {
              if (receipt instanceof Receipt.Refused) {
                counts.add(Coped.REFUSED, 1);
                return Future.succeededFuture(false);
              }
              return now == events.size()
                  ? Future.succeededFuture(true)
                  : accept(key, remote, events.subList(now, events.size()));
            });
  }
}
