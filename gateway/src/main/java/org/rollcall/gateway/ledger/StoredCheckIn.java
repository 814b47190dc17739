package org.rollcall.gateway.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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
 * @param clockOffSeconds terminal's clock less ours when it was received, by its live events up to
 *     it; empty while none had told
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
    long aheadMs,
    OptionalInt clockOffSeconds) {
  /** A clock that is further off than this is worth a word. */
  public static final Duration CLOCK_OFF_MAX = Duration.ofSeconds(60);

  /** How far off the clock was after a clock rule had its part; empty while nobody knows. */
  public Optional<Duration> clockOff() {
    return clockOffSeconds.isPresent()
        ? Optional.of(Duration.ofSeconds(clockOffSeconds.getAsInt()).minusMillis(aheadMs))
        : Optional.empty();
  }

  /** Whether the time of the check-in is doubtful because the terminal's clock was. */
  public boolean isOfDriftingClock() {
    return clockOff().filter(off -> off.abs().compareTo(CLOCK_OFF_MAX) > 0).isPresent();
  }

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
    return with(true, clockOffSeconds);
  }

  /** The same, received while the terminal's clock was so far off. */
  public StoredCheckIn withClockOff(Optional<Duration> off) {
    return with(
        released, off.map(one -> OptionalInt.of(seconds(one))).orElseGet(OptionalInt::empty));
  }

  private static int seconds(Duration duration) {
    return (int) Math.floorDiv(duration.toMillis() + 500, 1_000L);
  }

  private StoredCheckIn with(boolean isReleased, OptionalInt off) {
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
        isReleased,
        way,
        method,
        status,
        person,
        service,
        organisation,
        aheadMs,
        off);
  }
}
