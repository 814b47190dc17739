package org.rollcall.device;

import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The gateway's side of the interface: where adapters hand over what they decoded. Safe from any
 * thread; futures complete on the caller's Vert.x context and fail only for faults, never for
 * expected trouble.
 */
public interface Inlet {

  /** The registered terminal, or empty when nobody has registered it. Never blocks. */
  Optional<KnownDevice> find(DeviceKey key);

  /**
   * The terminal that owns the bearer token, whatever its protocol: an adapter that serves only its
   * own looks at the key of what it gets. Never blocks.
   */
  Optional<KnownDevice> findByToken(String token);

  /**
   * A sign of life without content (a poll, a ping): of a known terminal its last contact is noted,
   * an unknown one enters the bounded waiting list. Never blocks, never journaled.
   */
  void seen(DeviceKey key, String remoteAddress);

  /**
   * What the clock of a terminal showed just now, in a sign of life: unlike a punch, that never had
   * to wait. Of an unknown terminal it is nothing. Never blocks, never journaled.
   */
  default void showed(DeviceKey key, LocalDateTime local, Optional<ZoneOffset> offset) {}

  /**
   * Makes the delivery durable. Completes with {@link Receipt.Stored} only after the journal has it
   * on disk; with {@link Receipt.Refused} otherwise (an unknown device is also put into the waiting
   * list).
   */
  Future<Receipt> accept(Delivery delivery);

  /**
   * As {@link #accept}, but stores the delivery of a terminal that nobody has registered too: for a
   * sender that is known and can't keep its data, as a cloud or a broker. The check-ins wait in
   * quarantine until the terminal is registered, and it stands in the waiting list.
   */
  Future<Receipt> hold(Delivery delivery);

  /** Waits, bounded, for the ledger to reach a stored delivery, and tells what it made of it. */
  Future<Outcome> outcome(Receipt.Stored stored);
}
