package org.rollcall.device.face;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.wire.MqttDesk;

/** Face terminals that push over MQTT. Safe from any thread. */
public final class FaceAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "face";

  /** Thirty seconds by default; a slower heartbeat is set at some sites. */
  private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(60);

  /** Sites that name their topics in a way of their own. */
  private static final int PATTERNS_MAX = 16;

  private List<FaceTopics> patterns = List.of(FaceTopics.STANDARD);

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(PROTOCOL, MqttDesk.ANY_PROTOCOL);
  }

  /** Each entry is a topic pattern: {@code prefix}, {@code basic}, {@code heartbeat}. */
  @Override
  public List<String> configure(List<JsonObject> settings) {
    List<String> problems = new ArrayList<>();
    if (settings.size() > PATTERNS_MAX) {
      problems.add("face has more than " + PATTERNS_MAX + " entries");
      return problems;
    }
    List<FaceTopics> read = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      read.add(FaceTopics.read(settings.get(i), "face entry " + (i + 1), problems));
    }
    patterns = read.isEmpty() ? List.of(FaceTopics.STANDARD) : List.copyOf(read);
    return problems;
  }

  @Override
  public Optional<Duration> contactEvery(DeviceKey key) {
    return Optional.of(HEARTBEAT_EVERY);
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    FaceSetup setup = new FaceSetup(host.clock());
    for (FaceTopics topics : patterns) {
      FaceHandler handler = new FaceHandler(host, topics, setup);
      topics.filters().forEach(filter -> host.mqtt().subscribe(filter, handler));
    }
    return Future.succeededFuture();
  }
}
