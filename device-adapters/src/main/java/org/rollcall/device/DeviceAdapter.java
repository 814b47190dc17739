package org.rollcall.device;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One wire protocol. An adapter is thin: it authenticates, bounds, decodes through its codec, hands
 * to the {@link Inlet} and answers after the receipt.
 *
 * <p>Life-cycle: built, configured where it has settings, opened once, closed once. Everything
 * between may be called from any event loop.
 */
public interface DeviceAdapter {

  /** The protocol's name as the registry writes it, lower case, for instance {@code zkteco}. */
  String protocol();

  /**
   * Takes the adapter's part of the settings: the list that stands under {@link #protocol} in the
   * settings file.
   *
   * @return what is wrong with them, each as a sentence that names the entry and the key; secrets
   *     are never quoted
   */
  default List<String> configure(List<JsonObject> settings) {
    return settings.isEmpty() ? List.of() : List.of(protocol() + " has no settings");
  }

  /** Mounts paths or opens connections; completes when the adapter can receive. */
  Future<Void> open(DeviceHost host);

  /** Commands that wait for this terminal to fetch them; 0 where the protocol has none. */
  default int pendingCommands(DeviceKey key) {
    return 0;
  }

  /**
   * How often a terminal of this protocol shows a sign of life unasked; empty where it speaks only
   * when it has something to say, so that its silence means nothing.
   */
  default Optional<Duration> contactEvery() {
    return Optional.empty();
  }

  /** Lets go of everything {@link #open} took. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }
}
