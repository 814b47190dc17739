package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;

/** A registry of terminals in memory; nothing is stored in it. */
final class Terminals implements Inlet {
  private final Map<DeviceKey, KnownDevice> devices = new HashMap<>();
  private final Map<String, KnownDevice> tokens = new HashMap<>();

  synchronized void registerWithToken(String serial, String token) {
    tokens.put(token, register(serial, true));
  }

  synchronized void registerWithoutToken(String serial) {
    register(serial, false);
  }

  private KnownDevice register(String serial, boolean hasToken) {
    DeviceKey key = new DeviceKey("mqtt", serial);
    KnownDevice device = new KnownDevice("D-" + serial, key, ZoneId.of("Asia/Shanghai"), hasToken);
    devices.put(key, device);
    return device;
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
  public void seen(DeviceKey key, String remoteAddress) {
    throw new IllegalStateException("the endpoint interprets nothing");
  }

  @Override
  public Future<Receipt> accept(Delivery delivery) {
    throw new IllegalStateException("the endpoint interprets nothing");
  }

  @Override
  public Future<Receipt> hold(Delivery delivery) {
    throw new IllegalStateException("the endpoint interprets nothing");
  }

  @Override
  public Future<Outcome> outcome(Receipt.Stored stored) {
    throw new IllegalStateException("the endpoint interprets nothing");
  }
}
