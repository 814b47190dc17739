package org.rollcall.device.face;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.device.DeviceKey;

/**
 * Which terminals have been asked how they are set up, so that each is asked once a connection and
 * set right at most once for each question. In memory and bounded: who is forgotten is asked again.
 * An answer that never comes harms nothing. Safe from any thread.
 */
final class FaceSetup {
  static final int TERMINALS_MAX = 10_000;
  static final String RESUME = "1";
  static final String WITHOUT_PICTURE = "2";

  /**
   * A terminal that says Online over and over, since it hears no answer, is not asked each time.
   */
  static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<DeviceKey, Instant> asked =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceKey, Instant> eldest) {
          return size() > TERMINALS_MAX;
        }
      };
  private final Map<DeviceKey, Instant> unanswered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceKey, Instant> eldest) {
          return size() > TERMINALS_MAX;
        }
      };

  FaceSetup(Clock clock) {
    this.clock = clock;
  }

  /** Whether to ask now; the question counts as asked. */
  synchronized boolean ask(DeviceKey key) {
    Instant now = clock.instant();
    Instant last = asked.get(key);
    if (last != null && now.isBefore(last.plus(ASK_AGAIN_AFTER))) {
      return false;
    }
    asked.put(key, now);
    unanswered.put(key, now);
    return true;
  }

  /** Whether the answer shows a terminal that has to be set right; asked for, and only once. */
  synchronized boolean correct(DeviceKey key, FaceMessage.MqttConfig config) {
    boolean expected = unanswered.remove(key) != null;
    return expected
        && !(config.resume().equals(RESUME) && config.recordUpload().equals(WITHOUT_PICTURE));
  }

  /** Its next connection is a new one. */
  synchronized void gone(DeviceKey key) {
    asked.remove(key);
    unanswered.remove(key);
  }
}
