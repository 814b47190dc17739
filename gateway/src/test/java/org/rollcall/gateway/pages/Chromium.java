package org.rollcall.gateway.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test a fresh browser profile on the real gateway. The browser is started once for all
 * tests, the gateway again after each test that changed something. The browser is the system's own;
 * without it the tests are skipped, on a build server ({@code CI=true}) they fail. After a test the
 * tab must have had nothing to complain about.
 */
final class Chromium implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(Chromium.class);
  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** How long an expectation may take; only a machine with other work needs it. */
  static final double PATIENCE_MS = 60_000;

  /** What all tests share; closed by the store that keeps it. */
  private record Engine(Playwright playwright, Browser browser) implements AutoCloseable {
    static Engine start() {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Engine(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS)));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws TestAbortedException {
    requireBrowser();
    ExtensionContext.Store shared = shared(context);
    Engine engine = shared.computeIfAbsent(Engine.class, key -> Engine.start(), Engine.class);
    GatewayPages pages =
        shared.computeIfAbsent(GatewayPages.class, key -> GatewayPages.start(), GatewayPages.class);
    context.getStore(SPACE).put(Tab.class, new Tab(engine.browser(), pages));
  }

  private static void requireBrowser() {
    if (!Files.isExecutable(EXECUTABLE)) {
      String reason = EXECUTABLE + " is not installed";
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(reason);
      }
      Assumptions.abort(reason);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ExtensionContext.Store shared = shared(context);
    try {
      stored(context.getStore(SPACE), Tab.class).close();
    } finally {
      if (stored(shared, GatewayPages.class).isChanged()) {
        Optional.ofNullable(shared.remove(GatewayPages.class, GatewayPages.class))
            .ifPresent(GatewayPages::close);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Tab.class || type == PagesUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tab.class
        ? stored(context.getStore(SPACE), Tab.class)
        : stored(shared(context), GatewayPages.class);
  }

  private static ExtensionContext.Store shared(ExtensionContext context) {
    return context.getRoot().getStore(SPACE);
  }

  private static <T> T stored(ExtensionContext.Store store, Class<T> type) {
    return Objects.requireNonNull(store.get(type, type), type.getSimpleName());
  }
}
