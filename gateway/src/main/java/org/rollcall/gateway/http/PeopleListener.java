package org.rollcall.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rollcall.gateway.security.AdminToken;
import org.rollcall.gateway.security.Principal;

/**
 * The listener for people: pages, the API bound to the contract by operation id, health, metrics.
 * Nothing but health and the empty pages is to be had without a token.
 */
public final class PeopleListener {
  private static final long BODY_BYTES_MAX = 64L * 1024 * 1024;
  private static final int IDLE_TIMEOUT_S = 120;

  private final Vertx vertx;
  private final AdminToken adminToken;
  private final Contract contract;
  private final Resources resources;
  private final HealthRoutes health;
  private final PrometheusMeterRegistry meters;
  private Optional<HttpServer> server = Optional.empty();

  public PeopleListener(
      Vertx vertx,
      AdminToken adminToken,
      Contract contract,
      Resources resources,
      HealthRoutes health,
      PrometheusMeterRegistry meters) {
    this.vertx = vertx;
    this.adminToken = adminToken;
    this.contract = contract;
    this.resources = resources;
    this.health = health;
    this.meters = meters;
  }

  /** Listens; completes with the port. */
  public Future<Integer> listen(String host, int port) {
    return contract
        .load(vertx)
        .compose(
            loaded ->
                vertx
                    .createHttpServer(
                        new HttpServerOptions()
                            .setIdleTimeout(IDLE_TIMEOUT_S)
                            .setCompressionSupported(true))
                    .requestHandler(router(loaded))
                    .listen(port, host))
        .map(
            listening -> {
              server = Optional.of(listening);
              return listening.actualPort();
            });
  }

  /** Stops accepting; calls in flight are answered first, within the given time. */
  public Future<Void> close(long graceMs) {
    return server
        .map(s -> s.shutdown(graceMs, TimeUnit.MILLISECONDS))
        .orElseGet(Future::succeededFuture);
  }

  private Router router(OpenAPIContract loaded) {
    Router router = Router.router(vertx);
    Problems problems = new Problems();
    router.route().failureHandler(problems);
    for (int status : new int[] {400, 404, 405, 413, 415}) {
      router.errorHandler(status, problems);
    }
    health.mount(router);
    router.route("/api/*").handler(this::signIn);
    router.get("/metrics").handler(this::signIn).handler(this::metrics);
    router.get("/openapi.yaml").handler(this::signIn).handler(this::openapi);
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
    router.route().subRouter(api(loaded, problems));
    router.route("/api/*").handler(context -> context.fail(ErrorCode.NOT_FOUND.status()));
    new PageRoutes().mount(router);
    return router;
  }

  private Router api(OpenAPIContract loaded, Problems problems) {
    RouterBuilder builder = RouterBuilder.create(vertx, loaded, RequestExtractor.withBodyHandler());
    for (OpenAPIRoute route : builder.getRoutes()) {
      route.setDoSecurity(false);
      route.addFailureHandler(problems);
    }
    resources.bind(builder);
    Router router = builder.createRouter();
    contract
        .methods()
        .forEach((path, methods) -> router.route(path).handler(context -> allow(context, methods)));
    return router;
  }

  /** For methods that no operation took: the path is right, so it says what it would take. */
  private static void allow(RoutingContext context, List<String> methods) {
    context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
    context.fail(ErrorCode.METHOD_NOT_ALLOWED.status());
  }

  private void signIn(RoutingContext context) {
    String header = Optional.ofNullable(context.request().getHeader("Authorization")).orElse("");
    if (adminToken.admits(header)) {
      Author.set(context, Principal.ADMIN);
      context.next();
    } else {
      context.fail(
          new Refusal(
              ErrorCode.UNAUTHENTICATED, "send the header Authorization: Bearer and your token"));
    }
  }

  private void metrics(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(meters.scrape());
  }

  private void openapi(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "application/yaml")
        .end(Buffer.buffer(contract.yaml()));
  }
}
