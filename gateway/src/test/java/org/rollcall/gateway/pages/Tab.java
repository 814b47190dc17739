package org.rollcall.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One browser tab with a profile of its own, and an ear for what must not happen: console errors,
 * script errors, violations of the content security policy (Chromium reports them to the console)
 * and requests to another origin.
 */
final class Tab {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int MOST_TABS = 40;

  private final BrowserContext context;
  private final Page page;
  private final PagesUnderTest pages;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  Tab(Browser browser, PagesUnderTest pages) {
    this.pages = pages;
    this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
    context.setDefaultTimeout(Chromium.PATIENCE_MS);
    this.page = context.newPage();
    page.onConsoleMessage(this::listen);
    page.onPageError(error -> complaints.add("script error: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(pages.address() + "/")) {
            complaints.add("request to another origin: " + request.url());
          }
        });
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Opens a path with the token in the fragment, as the printed address of the demo does. */
  Tab open(String path) {
    page.navigate(pages.address() + path + "#token=" + pages.token());
    return this;
  }

  boolean isOpen() {
    return page.url().startsWith(pages.address());
  }

  Tab size(int width, int height) {
    page.setViewportSize(width, height);
    return this;
  }

  Tab scheme(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  /** Presses Tab until the element has the focus, as somebody without a mouse would. */
  void tabTo(Locator target) {
    for (int presses = 0; presses < MOST_TABS; presses++) {
      page.keyboard().press("Tab");
      if ((boolean) target.evaluate("element => element.matches(':focus')")) {
        return;
      }
    }
    throw new AssertionError("not reached by Tab: " + target);
  }

  /** The count button of a word, {@code 未到}: its accessible name is the word and the figure. */
  Locator count(String word) {
    return page.locator("rc-count-button").getByRole(AriaRole.BUTTON).filter(containing(word));
  }

  /** The table rows of people, without the head. */
  Locator rows() {
    return page.locator("rc-person-row");
  }

  Locator row(String name) {
    return rows().filter(containing(name));
  }

  /** Complaints that contain this text belong to the test. */
  void expect(String complaint) {
    expected.add(complaint);
  }

  void shoot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  void shootAll(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** How far the page can be scrolled sideways, in pixels. */
  int sidewaysScroll() {
    return (int) page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
  }

  void close() {
    context.close();
    complaints.removeIf(complaint -> expected.stream().anyMatch(complaint::contains));
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.type() + ": " + message.text());
    }
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
