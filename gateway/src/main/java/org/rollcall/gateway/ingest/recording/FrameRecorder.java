package org.rollcall.gateway.ingest.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;

/**
 * The recordings that there are. They are lost with the process, which is as well: they are for the
 * next quarter of an hour. Safe from any thread; while nothing is recorded it costs one look at an
 * empty map.
 */
public final class FrameRecorder implements FrameTap {
  /** Recordings that are kept, running or not; each holds a few megabytes at most. */
  public static final int RECORDINGS_MAX = 8;

  /** How long after its beginning a recording can be fetched. */
  public static final Duration KEPT_FOR = Duration.ofHours(1);

  /** How often old ones are looked for. */
  public static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<DeviceKey, Recording> recordings = new ConcurrentHashMap<>();

  public FrameRecorder(Clock clock) {
    this.clock = clock;
  }

  /** What became of the wish to record a terminal. */
  public sealed interface Start {
    /** It is recorded from now on. */
    record Started(Recording recording) implements Start {}

    /** It is recorded already. */
    record Running() implements Start {}

    /** So many are kept that one has to be deleted first. */
    record Full() implements Start {}
  }

  /** Begins; a recording of the terminal that has ended makes room for it. */
  public synchronized Start start(DeviceKey key, String device, ZoneId zone, String author) {
    forgetOld();
    Optional<Recording> before = find(key);
    if (before.filter(one -> one.isRunning(clock.instant())).isPresent()) {
      return new Start.Running();
    }
    if (before.isEmpty() && recordings.size() == RECORDINGS_MAX) {
      return new Start.Full();
    }
    Recording recording = new Recording(device, key.serial(), zone, author, clock.instant());
    recordings.put(key, recording);
    return new Start.Started(recording);
  }

  public Optional<Recording> find(DeviceKey key) {
    return Optional.ofNullable(recordings.get(key));
  }

  /** Ends and forgets; false where there was none. */
  public boolean delete(DeviceKey key) {
    return recordings.remove(key) != null;
  }

  /** Forgets what nobody has fetched in time. */
  public void forgetOld() {
    Instant oldest = clock.instant().minus(KEPT_FOR);
    recordings.values().removeIf(recording -> recording.startedAt().isBefore(oldest));
  }

  @Override
  public boolean records(DeviceKey key) {
    return !recordings.isEmpty()
        && find(key).filter(one -> one.isRunning(clock.instant())).isPresent();
  }

  @Override
  public void take(DeviceKey key, String protocol, Frame frame) {
    find(key).ifPresent(recording -> recording.add(clock.instant(), protocol, frame));
  }

  /** Takes what reached the gateway. */
  void delivered(Delivery delivery) {
    if (!recordings.isEmpty()) {
      find(delivery.device()).ifPresent(recording -> recording.add(clock.instant(), delivery));
    }
  }
}
