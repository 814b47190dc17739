package org.rollcall.gateway.cli;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import org.rollcall.gateway.http.Identities;
import org.rollcall.gateway.http.LiveChanges;
import org.rollcall.gateway.ingest.WaitingList;

/** The gauges of {@code /metrics}, by name. */
final class GatewayGauges {
  private GatewayGauges() {}

  /** What the journal, the ledger and the listeners tell of themselves. */
  static void of(
      PrometheusMeterRegistry meters, Store store, WaitingList waiting, LiveChanges live) {
    gauge(meters, "rollcall.journal.end", "Newest journal position", () -> store.journal().end());
    gauge(
        meters,
        "rollcall.journal.commits",
        "Commits since the start",
        () -> store.journal().health().commits());
    gauge(
        meters,
        "rollcall.journal.queued",
        "Entries waiting to be written",
        () -> store.journal().health().queuedEntries());
    gauge(
        meters,
        "rollcall.journal.overloads",
        "Entries refused because the queue was full",
        () -> store.journal().health().overloads());
    gauge(
        meters,
        "rollcall.journal.writable",
        "1 while the journal can be written",
        () -> store.journal().health().writable() ? 1 : 0);
    gauge(meters, "rollcall.ledger.lag", "Entries yet to be applied", () -> store.runner().lag());
    gauge(
        meters,
        "rollcall.ledger.failures",
        "Batches that failed and were tried again",
        () -> store.runner().failures());
    gauge(meters, "rollcall.devices.waiting", "Unknown serials that knocked", waiting::size);
    gauge(meters, "rollcall.live.listeners", "Open live streams", live::listeners);
  }

  /** What the access log tells of itself. */
  static void of(PrometheusMeterRegistry meters, Identities identities) {
    gauge(
        meters,
        "rollcall.access.refused",
        "Reads refused because their rows could not be queued",
        identities.accessLog()::refused);
  }

  private static void gauge(
      PrometheusMeterRegistry meters, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(meters);
  }
}
