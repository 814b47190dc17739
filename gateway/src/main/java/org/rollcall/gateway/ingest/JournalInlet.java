package org.rollcall.gateway.ingest;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Sealer;

/**
 * Where deliveries become durable: a registered terminal's delivery is appended to the journal, and
 * the receipt follows the fsync. Thread-safe.
 */
public final class JournalInlet implements Inlet {
  private final Vertx vertx;
  private final Journal journal;
  private final Supplier<Registry> registry;
  private final Sealer sealer;
  private final WaitingList waiting;
  private final DeviceContacts contacts;
  private final IngestCounts counts;
  private final Function<Receipt.Stored, Future<Outcome>> outcomes;

  public JournalInlet(
      Vertx vertx,
      Journal journal,
      Supplier<Registry> registry,
      Sealer sealer,
      WaitingList waiting,
      DeviceContacts contacts,
      IngestCounts counts,
      Function<Receipt.Stored, Future<Outcome>> outcomes) {
    this.vertx = vertx;
    this.journal = journal;
    this.registry = registry;
    this.sealer = sealer;
    this.waiting = waiting;
    this.contacts = contacts;
    this.counts = counts;
    this.outcomes = outcomes;
  }

  @Override
  public Optional<KnownDevice> find(DeviceKey key) {
    return registry.get().latestDevice(key).map(JournalInlet::known);
  }

  @Override
  public Optional<KnownDevice> findByToken(String token) {
    Registry now = registry.get();
    return sealer.hashes(Device.TOKEN_PURPOSE, token).stream()
        .flatMap(hash -> now.deviceByTokenHash(hash).stream())
        .findFirst()
        .map(JournalInlet::known);
  }

  @Override
  public void seen(DeviceKey key, String remoteAddress) {
    if (registry.get().latestDevice(key).isPresent()) {
      contacts.heardOf(key);
    } else {
      waiting.knock(key, remoteAddress);
    }
  }

  @Override
  public void showed(DeviceKey key, LocalDateTime local, Optional<ZoneOffset> offset) {
    registry
        .get()
        .latestDevice(key)
        .map(Device::zone)
        .ifPresent(
            zone ->
                contacts.showed(
                    key,
                    local.toInstant(offset.orElseGet(() -> zone.getRules().getOffset(local)))));
  }

  @Override
  public Future<Receipt> accept(Delivery delivery) {
    DeviceKey key = delivery.device();
    if (registry.get().latestDevice(key).isEmpty()) {
      waiting.knock(key, delivery.remoteAddress());
      return refused(
          Receipt.Reason.UNKNOWN_DEVICE,
          "terminal " + key.serial() + " is not registered; register it under Devices");
    }
    contacts.heardOf(key);
    return append(delivery);
  }

  @Override
  public Future<Receipt> hold(Delivery delivery) {
    seen(delivery.device(), delivery.remoteAddress());
    return append(delivery);
  }

  private Future<Receipt> append(Delivery delivery) {
    Context context = vertx.getOrCreateContext();
    Promise<Receipt> receipt = Promise.promise();
    journal
        .append(FactCodec.DELIVERY, FactCodec.write(new Fact.Delivered(delivery)))
        .whenComplete(
            (position, failure) ->
                context.runOnContext(
                    ignored -> {
                      if (failure == null) {
                        counts.stored(delivery.events().size());
                        receipt.complete(new Receipt.Stored(position));
                      } else {
                        refuse(receipt, failure);
                      }
                    }));
    return receipt.future();
  }

  @Override
  public Future<Outcome> outcome(Receipt.Stored stored) {
    return outcomes.apply(stored);
  }

  private void refuse(Promise<Receipt> receipt, Throwable failure) {
    if (failure instanceof JournalException trouble) {
      Receipt.Reason reason =
          trouble.code() == JournalException.Code.OVERLOADED
              ? Receipt.Reason.OVERLOADED
              : Receipt.Reason.STORAGE_FAILED;
      refused(reason, Optional.ofNullable(trouble.getMessage()).orElse("the journal refused it"))
          .onComplete(receipt);
    } else {
      receipt.fail(failure);
    }
  }

  private Future<Receipt> refused(Receipt.Reason reason, String detail) {
    counts.refused(reason);
    return Future.succeededFuture(new Receipt.Refused(reason, detail));
  }

  private static KnownDevice known(Device device) {
    return new KnownDevice(
        device.id(), device.key(), device.zone(), device.tokenHash().isPresent());
  }
}
