package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.exchange.CatalogueFile;
import org.rollcall.gateway.exchange.CsvTable;
import org.rollcall.gateway.exchange.TableRead;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ingest.FactDesk;
import org.rollcall.gateway.ingest.MonthSettings;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ingest.WaitingList;
import org.rollcall.gateway.ingest.recording.FrameRecorder;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.ledger.ChangeTimes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.LiveMonths;
import org.rollcall.gateway.ledger.Profiles;
import org.rollcall.gateway.projection.LedgerProjection;
import org.rollcall.gateway.projection.ProjectionRunner;
import org.rollcall.gateway.projection.Rebuild;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.security.AccessLog;
import org.rollcall.gateway.security.AccessRows;
import org.rollcall.gateway.security.Accounts;
import org.rollcall.gateway.security.AdminToken;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Purge;
import org.rollcall.gateway.security.PurgeReports;
import org.rollcall.gateway.security.Rights;
import org.rollcall.gateway.security.Role;
import org.rollcall.gateway.security.SecurityDatabase;
import org.rollcall.gateway.security.SecuritySettings;
import org.rollcall.gateway.security.Sessions;
import org.rollcall.gateway.security.SignIns;
import org.rollcall.gateway.security.Tokens;
import org.rollcall.gateway.world.FakeClock;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Punches;

/**
 * The resources over a real journal and ledger, with a door that believes whoever says who they
 * are: for what several people do to one thing. Whoever started it closes it.
 */
final class ManyPeople implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;
  private final FakeClock clock;
  private final Journal journal;
  private final LedgerDatabase ledger;
  private final ProjectionRunner runner;
  private final FactDesk desk;
  private final int port;

  private ManyPeople(Path folder, FakeClock clock) throws Exception {
    this.folder = folder;
    this.clock = clock;
    Vertx vertx = Vertx.vertx();
    opened.push(() -> await(vertx.close()));
    journal = keep(SqliteJournal.open(folder.resolve("journal.db"), clock));
    ledger = keep(LedgerDatabase.open(folder.resolve("ledger.db")));
    List<FigureSources> told = new CopyOnWriteArrayList<>();
    LedgerProjection projection =
        keep(
            new LedgerProjection(
                ledger,
                LedgerWorld.CALENDAR,
                changes -> told.forEach(sources -> sources.follow(changes))));
    FigureSources sources =
        new FigureSources(
            CatalogueFile.withFile(folder.resolve("indicators.yaml")),
            new Profiles(LedgerWorld.SEALER),
            new LiveMonths(projection.position()),
            new ChangeTimes(clock.instant()),
            clock);
    told.add(sources);
    runner = keep(new ProjectionRunner(journal, projection));
    runner.start();
    desk =
        new FactDesk(
            journal, () -> projection.homes().registry(), LedgerWorld.SEALER, runner::reached);
    BlockingReads workers = keep(new BlockingReads(vertx));
    LedgerReads reads = new LedgerReads(workers, ledger, projection);
    SecurityDatabase security = keep(SecurityDatabase.open(folder.resolve("security.db")));
    Identities identities = identities(workers, security);
    Resources resources =
        new Resources(
            reads,
            reads,
            workers,
            keep(new FactRoutes(vertx, desk)),
            LedgerWorld.SEALER,
            new DeviceContacts(clock),
            new WaitingList(clock),
            new SilenceRule(key -> Optional.empty(), clock),
            new Terminals(List.of()),
            new FrameRecorder(clock),
            new LiveChanges(vertx),
            MonthSettings.STANDARD,
            sources,
            identities,
            new Privacy(
                Set.of("photos"),
                new Purge(security, clock, SecuritySettings.standard()),
                new PurgeReports(security)),
            clock);
    Gate gate = new Gate(vertx, Rights.read(), identities.accessLog(), reads);
    Contract contract = Contract.read();
    HttpServer server =
        await(
            contract
                .load(vertx)
                .compose(
                    loaded ->
                        vertx
                            .createHttpServer()
                            .requestHandler(
                                router(vertx, loaded, resources, gate, contract.operations()))
                            .listen(0, "127.0.0.1")));
    port = server.actualPort();
  }

  static ManyPeople start(Path folder, String now) throws Exception {
    return start(folder, FakeClock.at(now));
  }

  static ManyPeople start(Path folder, FakeClock clock) throws Exception {
    return new ManyPeople(folder, clock);
  }

  FakeClock clock() {
    return clock;
  }

  Journal journal() {
    return journal;
  }

  LedgerDatabase ledger() {
    return ledger;
  }

  /** Imports a table that has to be accepted. */
  void imports(ImportKind kind, String... lines) {
    byte[] csv = String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    desk.importRows("importer", kind, ((TableRead.Read) CsvTable.read(csv)).table());
  }

  /** Punches as {@link Punches} reads them, received now; the ledger shows them on return. */
  void delivers(DeviceKey device, String... punches) {
    desk.record(
        new Fact.Delivered(new Delivery(device, "192.0.2.1", List.copyOf(Punches.of(punches)))));
  }

  /** A fact as the journal has it, with or without sense. */
  void hears(Fact fact) throws Exception {
    runner
        .reached(journal.append(FactCodec.kind(fact), FactCodec.write(fact)).get())
        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  Somebody as(String name, Role role, String... units) {
    return new Somebody(new Principal(name, role, Set.of(units)));
  }

  /** Somebody who calls. */
  final class Somebody {
    private final Principal principal;

    private Somebody(Principal principal) {
      this.principal = principal;
    }

    Reply get(String path) {
      return send(request(path).GET());
    }

    Reply post(String path, JsonObject body) {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    /** Without a body. */
    Reply post(String path) {
      return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
          .timeout(TIMEOUT)
          .header("Who", principal.name())
          .header("Role", principal.role().name())
          .header("Units", String.join(",", principal.units()));
    }
  }

  /** Fails where a rebuild from the journal gives another ledger; nothing can be called after. */
  org.rollcall.gateway.ledger.LedgerComparison.Result closedAndRebuilt() throws Exception {
    close();
    try (Journal again = SqliteJournal.open(folder.resolve("journal.db"), clock)) {
      return Rebuild.verify(again, LedgerWorld.CALENDAR, folder.resolve("ledger.db"));
    }
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part did not close", e);
      }
    }
  }

  private Reply send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      HttpResponse<String> response = client.send(built, HttpResponse.BodyHandlers.ofString());
      return new Reply(
          built.method() + " " + built.uri().getRawPath(),
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0],
          response.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(built + " was not answered", e);
    }
  }

  private Identities identities(BlockingReads workers, SecurityDatabase database) {
    SecuritySettings limits = SecuritySettings.standard();
    Sessions sessions =
        new Sessions(database, clock, limits.sessionIdle(), limits.sessionLongest());
    return new Identities(
        workers,
        workers,
        AdminToken.none(),
        new Accounts(database, clock),
        new Tokens(database, clock),
        sessions,
        new SignIns(database, sessions, clock),
        keep(new AccessLog(database, clock)),
        new AccessRows(database));
  }

  private static Router router(
      Vertx vertx,
      OpenAPIContract loaded,
      Resources resources,
      Gate gate,
      List<Contract.Operation> operations) {
    Router router = Router.router(vertx);
    Problems problems = new Problems();
    router.route().failureHandler(problems);
    router.route().handler(ManyPeople::believe);
    router.route().handler(BodyHandler.create(false));
    gate.mount(router, operations);
    RouterBuilder builder = RouterBuilder.create(vertx, loaded, RequestExtractor.withBodyHandler());
    for (OpenAPIRoute route : builder.getRoutes()) {
      route.setDoSecurity(false);
      route.addFailureHandler(problems);
    }
    resources.bind(builder);
    router.route().subRouter(builder.createRouter());
    return router;
  }

  private static void believe(RoutingContext context) {
    String units = context.request().getHeader("Units");
    Author.set(
        context,
        new Principal(
            context.request().getHeader("Who"),
            Role.valueOf(context.request().getHeader("Role")),
            units.isEmpty() ? Set.of() : Set.of(units.split(","))));
    context.next();
  }

  private <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }
}
