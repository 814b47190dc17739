package org.rollcall.device;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * The protocols under which its terminals may be registered: its own, and {@code mqtt} where that
   * is all that people may know of them.
   */
  default Set<String> protocols() {
    return Set.of(protocol());
  }

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

  /**
   * Gives a terminal a command, where the protocol has such a thing. Completes when the command is
   * on disk; fails only for faults.
   */
  default Future<Ordered> order(DeviceKey key, DeviceCommand command) {
    return Future.succeededFuture(
        new Ordered.Refused(
            Ordered.Reason.NOT_OFFERED, protocol() + " has no commands for terminals"));
  }

  /** The commands of a terminal, oldest first: those without a result, and the last with one. */
  default List<OrderedCommand> orders(DeviceKey key) {
    return List.of();
  }

  /** Commands that wait for this terminal to fetch them; 0 where the protocol has none. */
  default int pendingCommands(DeviceKey key) {
    return 0;
  }

  /**
   * How often the terminal is heard of at the latest while all is well; empty where it speaks only
   * when it has something to say, so that its silence means nothing.
   */
  default Optional<Duration> contactEvery(DeviceKey key) {
    return Optional.empty();
  }

  /**
   * Reads the terminal's own log now, from its beginning, where the protocol has such a thing.
   * Completes when the records are stored; fails only for faults.
   */
  default Future<Collected> collect(DeviceKey key) {
    return Future.succeededFuture(
        new Collected.Refused(
            Collected.Reason.NOT_OFFERED,
            protocol() + " has no way to read the log of a terminal"));
  }

  /** The part that keeps people on terminals, where the protocol has such a thing. */
  default Optional<PeopleSync> people() {
    return Optional.empty();
  }

  /** What the terminal had and the gateway did not get, as far as the protocol can tell. */
  default Gaps gaps(DeviceKey key) {
    return new Gaps.Unknown(protocol() + " does not number or count what terminals record");
  }

  /** Lets go of everything {@link #open} took. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }
}
