package org.rollcall.gateway.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when a registered terminal falls silent and when it is back, and says so in the journal.
 * Only terminals whose protocol shows signs of life can fall silent, and only once they were heard
 * of. After a start all of them have their time to be heard again, so the gateway's own absence is
 * nobody's silence. {@link #look} is called every {@link #LOOK_EVERY}, by one caller at a time.
 */
public final class SilenceWatch {
  public static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

  private final Supplier<Registry> registry;
  private final SilenceRule rule;
  private final Function<DeviceKey, Optional<Instant>> lastHeard;
  private final Journal journal;
  private final Clock clock;
  private final Instant started;
  private final Map<DeviceKey, Instant> silent;

  /**
   * A watch that begins now.
   *
   * @param lastHeard when a terminal was last heard of, before the start too
   * @param lasting the silences that lasted when the gateway stopped
   */
  public SilenceWatch(
      Supplier<Registry> registry,
      SilenceRule rule,
      Function<DeviceKey, Optional<Instant>> lastHeard,
      Map<DeviceKey, Instant> lasting,
      Journal journal,
      Clock clock) {
    this.registry = registry;
    this.rule = rule;
    this.lastHeard = lastHeard;
    this.silent = new ConcurrentHashMap<>(lasting);
    this.journal = journal;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Looks at every terminal that has a site today. */
  public void look() {
    Instant now = clock.instant();
    Registry known = registry.get();
    for (Device device : known.devices()) {
      if (device.validity().contains(LocalDate.ofInstant(now, known.zone(device.home())))) {
        look(device.key(), now);
      }
    }
  }

  private void look(DeviceKey key, Instant now) {
    Optional<Instant> heard = lastHeard.apply(key);
    Optional<Duration> patience = rule.patience(key);
    if (heard.isEmpty() || patience.isEmpty()) {
      return;
    }
    Instant since = silent.get(key);
    if (since != null) {
      if (heard.get().isAfter(since)) {
        silent.remove(key);
        record(new Fact.Recovered(key, since), () -> silent.put(key, since));
      }
      return;
    }
    Instant counted = heard.get().isAfter(started) ? heard.get() : started;
    if (Duration.between(counted, now).compareTo(patience.get()) > 0) {
      silent.put(key, heard.get());
      record(new Fact.Silent(key, heard.get()), () -> silent.remove(key));
    }
  }

  /** What the journal does not take now is noticed again at the next look. */
  private void record(Fact fact, Runnable forget) {
    journal
        .append(FactCodec.kind(fact), FactCodec.write(fact))
        .whenComplete(
            (position, failure) -> {
              if (failure != null) {
                forget.run();
                LOG.warn("{} could not be recorded and is looked at again", fact, failure);
              }
            });
  }
}
