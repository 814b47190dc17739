package org.rollcall.device.zkteco.pull;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.device.Collected;

/**
 * All terminals that are read over port 4370. Built, configured, opened once, closed once; {@link
 * #collect} is safe from any thread.
 */
public final class PullRounds {
  /** Terminals that are read at the same time; a log is held in memory while it is read. */
  static final int READ_AT_ONCE_MAX = 4;

  /** The readings while they go on. */
  private record Open(Context context, Map<String, PulledTerminal> terminals) {}

  private volatile List<PullTarget> targets = List.of();
  private volatile Optional<Open> open = Optional.empty();

  /** Takes the settings; what is wrong with them, as sentences. */
  public List<String> configure(List<JsonObject> entries) {
    PullSettings settings = PullSettings.read(entries);
    targets = settings.targets();
    return settings.problems();
  }

  /** How often the settings have a terminal read; empty where they do not name it. */
  public Optional<Duration> every(String serial) {
    return targets.stream()
        .filter(target -> target.serial().equals(serial))
        .map(PullTarget::every)
        .findFirst();
  }

  /** Begins the readings. */
  public void open(PullHost lent) {
    Turns turns = new Turns(READ_AT_ONCE_MAX);
    Random random = new Random();
    Map<String, PulledTerminal> terminals =
        targets.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    PullTarget::serial,
                    target -> new PulledTerminal(lent, target, turns, random::nextDouble)));
    Context context = lent.host().vertx().getOrCreateContext();
    open = Optional.of(new Open(context, terminals));
    context.runOnContext(begin -> terminals.values().forEach(PulledTerminal::start));
  }

  /** Reads a terminal's whole log now; empty where the settings do not name the terminal. */
  public Optional<Future<Collected>> collect(String serial) {
    return open.flatMap(
        o ->
            Optional.ofNullable(o.terminals().get(serial))
                .map(terminal -> on(o, all -> terminal.collect())));
  }

  /** Ends the readings; completes when every terminal is let go of. Never fails. */
  public Future<Void> close() {
    return open.map(
            o ->
                on(
                    o,
                    terminals ->
                        Future.join(terminals.values().stream().map(PulledTerminal::close).toList())
                            .<Void>mapEmpty()
                            .otherwiseEmpty()))
        .orElse(Future.succeededFuture());
  }

  private static <T> Future<T> on(
      Open open, Function<Map<String, PulledTerminal>, Future<T>> action) {
    Promise<T> done = Promise.promise();
    open.context().runOnContext(there -> action.apply(open.terminals()).onComplete(done));
    return done.future();
  }
}
