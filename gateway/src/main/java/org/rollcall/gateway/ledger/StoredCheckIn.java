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
    OptionalInt organisation) {

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

  /** The terminal's own clock. */
  public LocalDateTime localTime() {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(atMs, 1000L) + offsetSeconds,
        (int) Math.floorMod(atMs, 1000L) * 1_000_000,
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
        organisation);
  }
}
