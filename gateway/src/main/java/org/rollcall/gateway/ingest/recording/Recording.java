package org.rollcall.gateway.ingest.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Frame;
import org.rollcall.device.recording.RecordedCase;

/**
 * The frames of one terminal while somebody watches, and what of them reached the gateway. Ends by
 * itself after {@link #LENGTH_MAX}, or when it is full. Safe from any thread.
 */
public final class Recording {
  /** Long enough to punch a few times and to see what a terminal repeats. */
  public static final Duration LENGTH_MAX = Duration.ofMinutes(10);

  public static final int FRAMES_MAX = 2_000;
  public static final int BYTES_MAX = 4 << 20;
  private static final int EVENTS_MAX = 20_000;

  private final String device;
  private final String serial;
  private final ZoneId zone;
  private final String author;
  private final Instant startedAt;
  private final Map<String, List<RecordedCase.Timed>> frames = new LinkedHashMap<>();
  private final List<DeviceEvent.CheckIn> checkIns = new ArrayList<>();
  private int frameCount;
  private long bytes;
  private Optional<Instant> fullAt = Optional.empty();

  /** How far a recording has come. */
  public enum State {
    RUNNING,
    /** Its time is over. */
    ENDED,
    /** As many frames or bytes as there may be, before its time was over. */
    FULL
  }

  /** What is there so far. */
  public record Progress(
      State state,
      String author,
      Instant startedAt,
      Instant endsAt,
      int frames,
      long bytes,
      int checkIns) {}

  Recording(String device, String serial, ZoneId zone, String author, Instant startedAt) {
    this.device = device;
    this.serial = serial;
    this.zone = zone;
    this.author = author;
    this.startedAt = startedAt;
  }

  synchronized boolean isRunning(Instant now) {
    return state(now) == State.RUNNING;
  }

  synchronized void add(Instant now, String protocol, Frame frame) {
    int size = size(frame);
    if (!isRunning(now)) {
      return;
    }
    if (frameCount == FRAMES_MAX || bytes + size > BYTES_MAX) {
      fullAt = Optional.of(now);
      return;
    }
    frameCount++;
    bytes += size;
    frames
        .computeIfAbsent(protocol, first -> new ArrayList<>())
        .add(new RecordedCase.Timed(now, frame));
  }

  synchronized void add(Instant now, Delivery delivery) {
    if (!isRunning(now)) {
      return;
    }
    delivery.events().stream()
        .filter(DeviceEvent.CheckIn.class::isInstance)
        .map(DeviceEvent.CheckIn.class::cast)
        .limit(EVENTS_MAX - checkIns.size())
        .map(one -> RecordedCase.renamed(serial, device, delivery.organisation(), one))
        .forEach(checkIns::add);
  }

  public synchronized Progress progress(Instant now) {
    return new Progress(
        state(now),
        author,
        startedAt,
        fullAt.orElse(startedAt.plus(LENGTH_MAX)),
        frameCount,
        bytes,
        checkIns.size());
  }

  /**
   * The case folders, by path below the folder of test resources; one, or one for each protocol
   * where the terminal speaks several.
   *
   * @param name of the folders
   */
  public Map<String, String> files(String name) {
    Map<String, List<RecordedCase.Timed>> taken = new LinkedHashMap<>();
    List<DeviceEvent.CheckIn> reached;
    synchronized (this) {
      frames.forEach((protocol, list) -> taken.put(protocol, List.copyOf(list)));
      reached = List.copyOf(checkIns);
    }
    Map<String, String> files = new LinkedHashMap<>();
    taken.forEach(
        (protocol, list) ->
            RecordedCase.files(zone, list, reached)
                .forEach((file, text) -> files.put(protocol + "/" + name + "/" + file, text)));
    return files;
  }

  public Instant startedAt() {
    return startedAt;
  }

  private State state(Instant now) {
    if (fullAt.isPresent()) {
      return State.FULL;
    }
    return now.isBefore(startedAt.plus(LENGTH_MAX)) ? State.RUNNING : State.ENDED;
  }

  private static int size(Frame frame) {
    if (frame instanceof Frame.Exchange exchange) {
      return exchange.target().length() + exchange.body().length() + exchange.answer().length();
    }
    if (frame instanceof Frame.Message message) {
      return message.topic().length() + message.payload().length();
    }
    Frame.Sent sent = (Frame.Sent) frame;
    return sent.topic().length() + sent.payload().length();
  }
}
