package org.rollcall.gateway.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.rollcall.device.Adapters;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.DeviceMemory;
import org.rollcall.device.Inlet;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;
import org.rollcall.device.Rosters;
import org.rollcall.device.Tally;
import org.rollcall.gateway.http.BlockingReads;
import org.rollcall.gateway.http.Contract;
import org.rollcall.gateway.http.DeviceListener;
import org.rollcall.gateway.http.FactRoutes;
import org.rollcall.gateway.http.FigureSources;
import org.rollcall.gateway.http.HealthRoutes;
import org.rollcall.gateway.http.Identities;
import org.rollcall.gateway.http.LedgerReads;
import org.rollcall.gateway.http.LiveChanges;
import org.rollcall.gateway.http.PeopleListener;
import org.rollcall.gateway.http.Privacy;
import org.rollcall.gateway.http.Resources;
import org.rollcall.gateway.http.Terminals;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ingest.FileMemory;
import org.rollcall.gateway.ingest.IngestCounts;
import org.rollcall.gateway.ingest.JournalInlet;
import org.rollcall.gateway.ingest.RegistryRosters;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ingest.WaitingList;
import org.rollcall.gateway.ingest.mqtt.BrokerIntake;
import org.rollcall.gateway.ingest.mqtt.EmbeddedIntake;
import org.rollcall.gateway.ingest.mqtt.MqttIntake;
import org.rollcall.gateway.ingest.recording.FrameRecorder;
import org.rollcall.gateway.ingest.recording.RecordedInlet;
import org.rollcall.gateway.security.AccessLog;
import org.rollcall.gateway.security.AccessRows;
import org.rollcall.gateway.security.Accounts;
import org.rollcall.gateway.security.AdminToken;
import org.rollcall.gateway.security.Purge;
import org.rollcall.gateway.security.PurgeReports;
import org.rollcall.gateway.security.Rights;
import org.rollcall.gateway.security.SecurityDatabase;
import org.rollcall.gateway.security.SecuritySettings;
import org.rollcall.gateway.security.Sessions;
import org.rollcall.gateway.security.SignIns;
import org.rollcall.gateway.security.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root of the service: builds everything in order, closes it in reverse. Whatever
 * fails on the way up is closed again before the exception leaves.
 */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final long START_WAIT_S = 60;
  private static final long CATCH_UP_WAIT_MS = 2_000;
  private static final long GRACE_MS = 4_000;
  private static final long OUTCOME_WAIT_MS = 2_000;

  private static final Outcome UNSETTLED = new Outcome(0, 0, 0, false);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private int httpPort;
  private int devicePort;
  private Optional<Integer> mqttPort = Optional.empty();

  private Gateway() {}

  /** Builds and starts; returns when all ports listen. */
  static Gateway start(Settings settings, Clock clock) throws Exception {
    Gateway gateway = new Gateway();
    try {
      gateway.build(settings, clock);
      return gateway;
    } catch (Exception e) {
      gateway.close();
      throw e;
    }
  }

  int httpPort() {
    return httpPort;
  }

  int devicePort() {
    return devicePort;
  }

  /** Empty where messages come from a broker. */
  Optional<Integer> mqttPort() {
    return mqttPort;
  }

  private void build(Settings settings, Clock clock) throws Exception {
    Vertx vertx = vertx();
    LiveChanges live = new LiveChanges(vertx);
    Figures figures = new Figures(clock);
    Store store =
        keep(Store.open(settings.data(), clock, figures.before(live::publish)), Store::close);
    FigureSources sources = figures.of(store);
    store.start(settings.parameters());

    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    IngestCounts counts = new IngestCounts(meters);
    WaitingList waiting = new WaitingList(clock);
    DeviceContacts contacts = new DeviceContacts(clock);
    GatewayGauges.of(meters, store, waiting, live);
    FrameRecorder recorder = new FrameRecorder(clock);
    Inlet inlet =
        new RecordedInlet(
            new JournalInlet(
                vertx,
                store.journal(),
                store::registry,
                store.sealer(),
                waiting,
                contacts,
                counts,
                stored -> outcome(vertx, store, stored)),
            recorder);

    DeviceListener devices = new DeviceListener(vertx, counts);
    List<DeviceAdapter> adapters = Adapters.all();
    DeviceMemory memory = new FileMemory(vertx, store.folder().adapters());
    MqttIntake mqtt = mqtt(vertx, inlet, memory, counts, adapters, settings);
    Rosters rosters = new RegistryRosters(store::registry, store.sealer(), clock);
    DeviceHost host =
        new DeviceHost(vertx, inlet, devices, mqtt, memory, counts, recorder, clock, rosters);
    for (DeviceAdapter adapter : adapters) {
      adapter.configure(settings.adapters().getOrDefault(adapter.protocol(), List.of()));
      await(adapter.open(host));
      keep(adapter, a -> await(a.close()));
    }

    SilenceRule silence = new SilenceRule(key -> contactEvery(adapters, key), clock);
    BlockingReads workers = keep(new BlockingReads(vertx), BlockingReads::close);
    FactRoutes facts = keep(new FactRoutes(vertx, store.desk()), FactRoutes::close);
    Identities identities = identities(vertx, store, settings, clock);
    GatewayGauges.of(meters, identities);
    Privacy privacy = privacy(store, settings, clock);
    LedgerReads reads = new LedgerReads(workers, store.ledger(), store.projection());
    BlockingReads exporters = keep(BlockingReads.forExports(vertx), BlockingReads::close);
    LedgerReads exports = new LedgerReads(exporters, store.ledger(), store.projection());
    PeopleListener people =
        new PeopleListener(
            vertx,
            identities,
            Rights.read(),
            Contract.read(),
            new Resources(
                reads,
                exports,
                workers,
                facts,
                store.sealer(),
                contacts,
                waiting,
                silence,
                new Terminals(adapters),
                recorder,
                live,
                settings.months(),
                sources,
                identities,
                privacy,
                clock),
            new HealthRoutes(store.journal(), store.runner()),
            meters);
    httpPort =
        bound(
            "http.port",
            settings.httpPort(),
            people.listen(settings.bindHost(), settings.httpPort()));
    keep(people, p -> await(p.close(GRACE_MS)));
    keep(live, LiveChanges::close);
    store.awaitCaughtUp(CATCH_UP_WAIT_MS);
    store.requireKeys();
    int loops = Runtime.getRuntime().availableProcessors();
    devicePort =
        bound(
            "device.port",
            settings.devicePort(),
            devices.listen(settings.bindHost(), settings.devicePort(), loops));
    keep(devices, d -> await(d.close(GRACE_MS)));
    mqttPort = bound("mqtt.port", settings.mqtt().port(), mqtt.open());
    keep(mqtt, m -> await(m.close(GRACE_MS)));
    Watches watches = new Watches(vertx, store, clock);
    keep(watches.silences(silence, contacts), vertx::cancelTimer);
    keep(watches.recordings(recorder), vertx::cancelTimer);
    keep(watches.purges(privacy, identities.accessLog()), vertx::cancelTimer);
    settings
        .months()
        .lockAfter()
        .ifPresent(lockAfter -> keep(watches.locks(lockAfter), vertx::cancelTimer));
  }

  /** Who may call. The access log has a connection of its own: its flushes hold up no sign-in. */
  private Identities identities(Vertx vertx, Store store, Settings settings, Clock clock) {
    Path file = store.folder().security();
    SecurityDatabase database = keep(SecurityDatabase.open(file), SecurityDatabase::close);
    SecurityDatabase logged = keep(SecurityDatabase.open(file), SecurityDatabase::close);
    SecuritySettings limits = settings.security();
    Sessions sessions =
        new Sessions(database, clock, limits.sessionIdle(), limits.sessionLongest());
    return new Identities(
        keep(BlockingReads.forLookups(vertx), BlockingReads::close),
        keep(BlockingReads.forPasswords(vertx), BlockingReads::close),
        settings.adminToken().map(AdminToken::of).orElseGet(AdminToken::none),
        new Accounts(database, clock),
        new Tokens(database, clock),
        sessions,
        new SignIns(database, sessions, clock),
        keep(new AccessLog(logged, clock), AccessLog::close),
        new AccessRows(database));
  }

  /** Purges on a connection of its own, once a day and when it is told to. */
  private Privacy privacy(Store store, Settings settings, Clock clock) {
    SecurityDatabase database =
        keep(SecurityDatabase.open(store.folder().security()), SecurityDatabase::close);
    return new Privacy(
        settings.security().privacy().consentPurposes(),
        new Purge(database, clock, settings.security()),
        new PurgeReports(database));
  }

  private static MqttIntake mqtt(
      Vertx vertx,
      Inlet inlet,
      DeviceMemory memory,
      Tally tally,
      List<DeviceAdapter> adapters,
      Settings settings) {
    if (settings.mqtt().broker().isPresent()) {
      return new BrokerIntake(vertx, settings.mqtt(), memory, tally);
    }
    List<String> protocols =
        Stream.concat(adapters.stream().map(DeviceAdapter::protocol), Stream.of("mqtt")).toList();
    return new EmbeddedIntake(
        vertx, inlet, tally, protocols, settings.bindHost(), settings.mqtt().port());
  }

  private Vertx vertx() {
    VertxOptions options =
        new VertxOptions().setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
    return keep(Vertx.vertx(options), vertx -> await(vertx.close()));
  }

  private static Future<Outcome> outcome(Vertx vertx, Store store, Receipt.Stored stored) {
    return Future.fromCompletionStage(
            store
                .runner()
                .reached(stored.position())
                .orTimeout(OUTCOME_WAIT_MS, TimeUnit.MILLISECONDS),
            vertx.getOrCreateContext())
        .map(reached -> store.projection().outcome(stored.position()).orElse(UNSETTLED))
        .otherwise(UNSETTLED);
  }

  private static Optional<Duration> contactEvery(List<DeviceAdapter> adapters, DeviceKey key) {
    return adapters.stream()
        .filter(adapter -> adapter.protocols().contains(key.protocol()))
        .flatMap(adapter -> adapter.contactEvery(key).stream())
        .max(Comparator.naturalOrder());
  }

  /** What closes a part. */
  @FunctionalInterface
  private interface Closing<T> {
    void close(T part) throws Exception;
  }

  private <T> T keep(T part, Closing<T> closing) {
    opened.push(() -> closing.close(part));
    return part;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("a part of the gateway did not close cleanly", e);
      }
    }
  }

  /** Waits for a listener; that its port can't be had is for a person to mend. */
  private static <T> T bound(String setting, int port, Future<T> listening) throws Exception {
    try {
      return await(listening);
    } catch (BindException e) {
      throw new CommandException(
          setting + " " + port + " can't be listened on: " + e.getMessage() + "; choose another");
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_WAIT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "a part of the gateway took more than " + START_WAIT_S + " s", e);
    }
  }
}
