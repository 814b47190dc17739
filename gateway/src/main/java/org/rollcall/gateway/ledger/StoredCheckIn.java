package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * A row of {@code check_in}. Numbers of homes, devices, persons and services are {@link Symbols}.
 *
 * @param home 0 where the device had no site on that date
 * @param told direction as the terminal told it
 * @param way direction after the device's setting
 * @param organisation scope of the organisation whose number it is, {@code protocol:organisation}
 * @param aheadMs how far the terminal's clock is stated to have been ahead; taken off already
 * @param eventId the sender's identifier, empty text where it has none (part of the key)
 * @param ownOffset whether the offset came from the wire, not from the registry
 * @param ownService whether the service came from the wire, not from the device's setting
 * @param released whether somebody let it out of quarantine
 */
public record StoredCheckIn(
    int home,
    long atMs,
    int device,
    String number,
    Direction told,
    String eventId,
    long position,
    int item,
    long receivedMs,
    int offsetSeconds,
    boolean ownOffset,
    boolean ownService,
    boolean released,
    Direction way,
    Method method,
    CheckInStatus status,
    OptionalInt person,
    OptionalInt service,
    OptionalInt organisation,
    long aheadMs) {

  /** The identifier that the API shows: journal entry and place in it. */
  public String id() {
    return id(position, item);
  }

  static String id(long position, int item) {
    return position + "-" + item;
  }

  public Instant instant() {
    return Instant.ofEpochMilli(atMs);
  }

  /** What the terminal's own clock showed. */
  public LocalDateTime localTime() {
    long shownMs = atMs + aheadMs;
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(shownMs, 1000L) + offsetSeconds,
        (int) Math.floorMod(shownMs, 1000L) * 1_000_000,
        ZoneOffset.UTC);
  }

  /** The same, let out of quarantine. */
  public StoredCheckIn asReleased() {
    return new StoredCheckIn(
        home,
        atMs,
        device,
        number,
        told,
        eventId,
        position,
        item,
        receivedMs,
        offsetSeconds,
        ownOffset,
        ownService,
        true,
        way,
        method,
        status,
        person,
        service,
        organisation,
        aheadMs);
  }
}
