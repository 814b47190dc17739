package org.rollcall.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages: static files of the {@code dashboards} jar and one document for every page address.
 * They hold no data, so they need no token; what they fetch does. The one inline script, the import
 * map, is admitted by its hash.
 */
final class PageRoutes {
  private static final String ROOT = "rollcall/pages";
  private static final String DOCUMENT = ROOT + "/index.html";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final byte[] document;
  private final String policy;

  PageRoutes() {
    document = resource(DOCUMENT);
    policy =
        "default-src 'none'; script-src 'self'"
            + importMapHash(new String(document, StandardCharsets.UTF_8))
            + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self';"
            + " manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
  }

  void mount(Router router) {
    router.get().handler(this::harden);
    router.get("/").handler(this::document);
    router
        .get()
        .handler(
            StaticHandler.create(ROOT)
                .setIndexPage("index.html")
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setMaxAgeSeconds(0)
                .setCachingEnabled(false)
                .setFilesReadOnly(true));
    router.get().handler(this::document);
  }

  private void harden(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Cache-Control", "no-cache") // paths carry no version
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    context.next();
  }

  /** Every address without a file extension is a page of the application. */
  private void document(RoutingContext context) {
    String path = context.normalizedPath();
    if (path.startsWith("/api/") || path.lastIndexOf('.') > path.lastIndexOf('/')) {
      context.fail(ErrorCode.NOT_FOUND.status());
      return;
    }
    HttpServerResponse response = context.response();
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
    response.end(Buffer.buffer(document));
  }

  private static String importMapHash(String html) {
    Matcher script = IMPORT_MAP.matcher(html);
    if (!script.find()) {
      return "";
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(script.group(1).getBytes(StandardCharsets.UTF_8));
      return " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = PageRoutes.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
