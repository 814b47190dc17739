package org.rollcall.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
import org.rollcall.gateway.security.Rights;

/**
 * The listener for people: pages, the API bound to the contract by operation id, health, metrics.
 * Nothing but health, the empty pages and the sign-in is to be had by nobody in particular.
 */
public final class PeopleListener {
  private static final long BODY_BYTES_MAX = 64L * 1024 * 1024;
  private static final int IDLE_TIMEOUT_S = 120;

  /** The one call that nobody has signed in for; so its body is small, and read before. */
  private static final String SIGN_IN = "/api/v1/session";

  private static final int SIGN_IN_BYTES_MAX = 4 * 1024;

  private final Vertx vertx;
  private final Identities identities;
  private final Rights rights;
  private final Contract contract;
  private final Resources resources;
  private final HealthRoutes health;
  private final PrometheusMeterRegistry meters;
  private Optional<HttpServer> server = Optional.empty();

  public PeopleListener(
      Vertx vertx,
      Identities identities,
      Rights rights,
      Contract contract,
      Resources resources,
      HealthRoutes health,
      PrometheusMeterRegistry meters) {
    this.vertx = vertx;
    this.identities = identities;
    this.rights = rights;
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
    Gate gate = new Gate(vertx, rights, identities.accessLog(), resources.reads());
    Door door = new Door(identities);
    router.post(SIGN_IN).handler(BodyHandler.create(false).setBodyLimit(SIGN_IN_BYTES_MAX));
    router
        .route("/api/*")
        .handler(
            context -> {
              if (isSignIn(context)) {
                context.next();
              } else {
                door.enter(context);
              }
            });
    router
        .get("/metrics")
        .handler(door::enter)
        .handler(context -> gate.pass(context, "metrics"))
        .handler(this::metrics);
    router
        .get("/openapi.yaml")
        .handler(door::enter)
        .handler(context -> gate.pass(context, "openapi"))
        .handler(this::openapi);
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
    gate.mount(router, contract.operations());
    router.route().subRouter(api(loaded, problems, gate));
    router.route("/api/*").handler(context -> context.fail(ErrorCode.NOT_FOUND.status()));
    new PageRoutes().mount(router);
    return router;
  }

  private Router api(OpenAPIContract loaded, Problems problems, Gate gate) {
    RouterBuilder builder = RouterBuilder.create(vertx, loaded, RequestExtractor.withBodyHandler());
    for (OpenAPIRoute route : builder.getRoutes()) {
      route.setDoSecurity(false);
      route.addFailureHandler(problems);
      String operation = route.getOperation().getOperationId();
      route.addHandler(context -> gate.requirePassed(context, operation));
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

  private static boolean isSignIn(RoutingContext context) {
    return context.request().method().equals(HttpMethod.POST)
        && context.normalizedPath().equals(SIGN_IN);
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
