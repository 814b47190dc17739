package org.rollcall.gateway.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test a server and a fresh browser profile. The browser is the system's own; without it
 * the tests are skipped, on a build server ({@code CI=true}) they fail. After a test the tab must
 * have had nothing to complain about.
 */
final class Chromium
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
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

  @Override
  public void beforeAll(ExtensionContext context) throws TestAbortedException {
    if (!Files.isExecutable(EXECUTABLE)) {
      String reason = EXECUTABLE + " is not installed";
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(reason);
      }
      Assumptions.abort(reason);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(FLAGS));
    ExtensionContext.Store store = context.getStore(SPACE);
    store.put(Playwright.class, playwright);
    store.put(Browser.class, browser);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    PagesUnderTest pages = new FixtureServer();
    Browser browser = stored(context, Browser.class);
    context.getStore(SPACE).put(PagesUnderTest.class, pages);
    context.getStore(SPACE).put(Tab.class, new Tab(browser, pages));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stored(context, Tab.class).close();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Tab.class || type == PagesUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return stored(context, parameter.getParameter().getType());
  }

  private static <T> T stored(ExtensionContext context, Class<T> type) {
    return Objects.requireNonNull(context.getStore(SPACE).get(type, type), type.getSimpleName());
  }
}
