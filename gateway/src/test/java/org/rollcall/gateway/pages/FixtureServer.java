package org.rollcall.gateway.pages;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The real files of the pages over HTTP, with boards that stand in memory. Changes may come from
 * any thread.
 */
final class FixtureServer implements PagesUnderTest {
  private static final String TOKEN = "fixture-token";
  private static final String ROOT = "rollcall/pages";
  private static final long PING_MS = Duration.ofSeconds(15).toMillis();

  private final Vertx vertx = Vertx.vertx();
  private final Instant startedAt = Instant.now();
  private final String policy = ContentSecurityPolicy.of(readIndex());
  private final List<HttpServerResponse> streams = new CopyOnWriteArrayList<>();
  private final List<FixtureHome> homes =
      List.of(
          new FixtureHome("H01", "三江残疾人之家", 17),
          new FixtureHome("H02", "浦口残疾人之家", 1),
          new FixtureHome("H03", "石璜镇残疾人之家", 0),
          new FixtureHome("H04", "下王镇残疾人之家", 60));
  private final HttpServer server;
  private final AtomicLong position = new AtomicLong(1000);

  FixtureServer() {
    server = vertx.createHttpServer().requestHandler(router()).listen(0, "127.0.0.1").await();
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  @Override
  public String token() {
    return TOKEN;
  }

  @Override
  public void checkIn(String person, String time) {
    homes.get(0).checkIn(person, time);
    tellChange();
  }

  @Override
  public void terminalGoesOffline(String lastContact) {
    homes.get(0).terminalGoesOffline(lastContact);
    tellChange();
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route("/api/*").handler(this::authorize);
    router.get("/api/v1/org-units").handler(this::orgUnits);
    router.get("/api/v1/homes/:home/days/:date").handler(this::board);
    router.get("/api/v1/persons/:person/days/:date").handler(this::personDay);
    router.get("/api/v1/live").handler(this::live);
    router.route("/api/*").handler(context -> problem(context, 404, "NOT_FOUND"));
    router.route().handler(this::guard);
    router.route().handler(StaticHandler.create(ROOT).setCachingEnabled(false));
    router.get().handler(this::page);
    return router;
  }

  private void authorize(RoutingContext context) {
    if (("Bearer " + TOKEN).equals(context.request().getHeader("Authorization"))) {
      context.next();
    } else {
      problem(context, 401, "UNAUTHENTICATED");
    }
  }

  private void orgUnits(RoutingContext context) {
    JsonArray units = new JsonArray();
    units.add(
        new JsonObject().put("code", "330683002").put("name", "三江街道").put("kind", "township"));
    homes.forEach(home -> units.add(home.orgUnit()));
    context.json(new JsonObject().put("items", units).putNull("next"));
  }

  private void board(RoutingContext context) {
    LocalDate date = LocalDate.parse(context.pathParam("date"));
    homes.stream()
        .filter(home -> home.code().equals(context.pathParam("home")))
        .findFirst()
        .ifPresentOrElse(
            home -> context.json(home.board(date, now().toString())),
            () -> problem(context, 404, "UNKNOWN_HOME"));
  }

  private void personDay(RoutingContext context) {
    Buffer day = vertx.fileSystem().readFileBlocking("pages/person-day.json");
    context.json(
        day.toJsonObject()
            .put("person", context.pathParam("person"))
            .put("date", context.pathParam("date")));
  }

  private void live(RoutingContext context) {
    HttpServerResponse stream = context.response().setChunked(true);
    stream.putHeader("Content-Type", "text/event-stream");
    stream.write(": hello\n\n");
    long pings = vertx.setPeriodic(PING_MS, timer -> stream.write(": ping\n\n"));
    streams.add(stream);
    stream.closeHandler(
        gone -> {
          vertx.cancelTimer(pings);
          streams.remove(stream);
        });
  }

  private void tellChange() {
    JsonObject what =
        new JsonObject().put("home", homes.get(0).code()).put("date", FixtureHome.TODAY.toString());
    String event =
        "event: change\nid: %d\ndata: %s\n\n".formatted(position.incrementAndGet(), what.encode());
    streams.forEach(stream -> stream.write(event));
  }

  private void guard(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("X-Content-Type-Options", "nosniff");
    context.next();
  }

  /** Every other address without a file name is a page. */
  private void page(RoutingContext context) {
    if (context.normalizedPath().contains(".")) {
      problem(context, 404, "NOT_FOUND");
    } else {
      context
          .response()
          .putHeader("Content-Type", "text/html; charset=utf-8")
          .sendFile(ROOT + "/index.html");
    }
  }

  private static void problem(RoutingContext context, int status, String code) {
    context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
    context.end(
        new JsonObject().put("status", status).put("code", code).put("title", code).encode());
  }

  /** 10:24 in the home when the server starts, and going on from there. */
  private Instant now() {
    return Instant.parse("2026-11-24T02:24:00Z").plus(Duration.between(startedAt, Instant.now()));
  }

  private String readIndex() {
    return vertx
        .fileSystem()
        .readFileBlocking(ROOT + "/index.html")
        .toString(StandardCharsets.UTF_8);
  }
}
