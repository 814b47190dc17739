package org.rollcall.device.harness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;
import org.rollcall.device.recording.EventText;

/** A gateway in memory that keeps what it was given and refuses when told to. */
public final class RecordingInlet implements Inlet {
  private final Map<DeviceKey, KnownDevice> devices = new HashMap<>();
  private final Map<String, KnownDevice> tokens = new HashMap<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<DeviceKey> seen = new ArrayList<>();
  private final Queue<Receipt.Reason> refusals = new ArrayDeque<>();
  private Future<Void> disk = Future.succeededFuture();
  private boolean settled = true;

  public synchronized void register(String protocol, String serial, String zone, String token) {
    DeviceKey key = new DeviceKey(protocol, serial);
    KnownDevice device = new KnownDevice("D-" + serial, key, ZoneId.of(zone), true);
    devices.put(key, device);
    tokens.put(token, device);
  }

  /** A terminal that is known by its serial number alone. */
  public synchronized void registerWithoutToken(String protocol, String serial) {
    registerWithoutToken(protocol, serial, "Asia/Shanghai");
  }

  public synchronized void registerWithoutToken(String protocol, String serial, String zone) {
    DeviceKey key = new DeviceKey(protocol, serial);
    devices.put(key, new KnownDevice("D-" + serial, key, ZoneId.of(zone), false));
  }

  public synchronized void register(String protocol, String serial) {
    register(protocol, serial, "Asia/Shanghai", "token-of-" + serial);
  }

  /** The next delivery is refused. */
  public synchronized void refuseNext(Receipt.Reason reason) {
    refusals.add(reason);
  }

  /** Nothing counts as stored before the returned promise completes; a failure is a fault. */
  public synchronized Promise<Void> holdTheDisk() {
    Promise<Void> written = Promise.promise();
    disk = written.future();
    return written;
  }

  /** From now on the ledger lags. */
  public synchronized void neverSettle() {
    settled = false;
  }

  public synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  public synchronized List<DeviceEvent> events() {
    return deliveries.stream().flatMap(delivery -> delivery.events().stream()).toList();
  }

  public synchronized List<DeviceKey> seen() {
    return List.copyOf(seen);
  }

  @Override
  public synchronized Optional<KnownDevice> find(DeviceKey key) {
    return Optional.ofNullable(devices.get(key));
  }

  @Override
  public synchronized Optional<KnownDevice> findByToken(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  @Override
  public synchronized void seen(DeviceKey key, String remoteAddress) {
    seen.add(key);
  }

  @Override
  public synchronized Future<Receipt> accept(Delivery delivery) {
    Receipt.Reason refusal = refusals.poll();
    if (refusal != null) {
      return Future.succeededFuture(new Receipt.Refused(refusal, "told to"));
    }
    return disk.map(written -> store(delivery));
  }

  @Override
  public Future<Receipt> hold(Delivery delivery) {
    return accept(delivery);
  }

  @Override
  public synchronized Future<Outcome> outcome(Receipt.Stored stored) {
    int position = (int) stored.position();
    Set<String> known = new HashSet<>();
    deliveries
        .subList(0, position)
        .forEach(before -> before.events().forEach(e -> fresh(e, known)));
    List<DeviceEvent> events = deliveries.get(position).events();
    int checkIns = (int) events.stream().filter(DeviceEvent.CheckIn.class::isInstance).count();
    int rejected = (int) events.stream().filter(DeviceEvent.Rejected.class::isInstance).count();
    int fresh = (int) events.stream().filter(event -> fresh(event, known)).count();
    return Future.succeededFuture(
        settled
            ? new Outcome(fresh, checkIns - fresh, rejected, true)
            : new Outcome(checkIns, 0, 0, false));
  }

  private synchronized Receipt store(Delivery delivery) {
    deliveries.add(delivery);
    return new Receipt.Stored(deliveries.size() - 1);
  }

  private static boolean fresh(DeviceEvent event, Set<String> known) {
    return event instanceof DeviceEvent.CheckIn checkIn
        && known.add(checkIn.eventId().orElseGet(() -> EventText.of(checkIn)));
  }
}
