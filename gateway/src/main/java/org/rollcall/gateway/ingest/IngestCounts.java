package org.rollcall.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.Receipt;
import org.rollcall.device.Tally;

/** Counts of the inlet, as {@code /metrics} shows them. Safe from any thread. */
public final class IngestCounts implements Tally {
  private final MeterRegistry meters;
  private final Counter deliveries;
  private final Counter events;
  private final Map<Receipt.Reason, Counter> refusals = new EnumMap<>(Receipt.Reason.class);

  public IngestCounts(MeterRegistry meters) {
    this.meters = meters;
    deliveries =
        Counter.builder("rollcall.ingest.deliveries")
            .description("Deliveries that the journal has on disk")
            .register(meters);
    events =
        Counter.builder("rollcall.ingest.events")
            .description("Events in those deliveries")
            .register(meters);
    for (Receipt.Reason reason : Receipt.Reason.values()) {
      refusals.put(
          reason,
          Counter.builder("rollcall.ingest.refused")
              .description("Deliveries that were not stored; the terminal keeps them")
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  void stored(int eventCount) {
    deliveries.increment();
    events.increment(eventCount);
  }

  void refused(Receipt.Reason reason) {
    Optional.ofNullable(refusals.get(reason)).ifPresent(Counter::increment);
  }

  @Override
  public void count(String protocol, String what) {
    meters.counter("rollcall.adapter.coped", "protocol", protocol, "what", what).increment();
  }
}
