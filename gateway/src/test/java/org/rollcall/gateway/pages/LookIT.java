package org.rollcall.gateway.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The board in each language, size and theme; every look leaves a picture in {@code
 * target/screenshots}.
 */
@ExtendWith(Chromium.class)
final class LookIT {

  @ParameterizedTest
  @CsvSource({
    "zh, desktop, 1280, 800",
    "zh, phone, 360, 780",
    "zh, narrow, 320, 640",
    "en, desktop, 1280, 800",
    "en, phone, 360, 780",
    "en, narrow, 320, 640",
  })
  void fitsItsWidthInBothThemes(String language, String device, int width, int height, Tab tab) {
    tab.size(width, height).open("/homes/H01/today");
    if (language.equals("en")) {
      tab.button("English").click();
      tab.page().mouse().move(0, 0);
    }
    assertThat(tab.rows()).hasCount(17);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      tab.scheme(scheme);
      tab.shootAll(
          "today-%s-%s-%s".formatted(language, device, scheme.name().toLowerCase(Locale.ROOT)));
    }
    assertNoSidewaysScroll(tab);
    assertTargetsAreLargeEnough(tab);
  }

  @ParameterizedTest
  @CsvSource({"H02, one, 1", "H03, nobody, 0", "H04, sixty, 60"})
  void suitsHomesOfEverySize(String home, String name, int people, Tab tab) {
    tab.open("/homes/%s/today".formatted(home));
    assertThat(tab.count("应到")).isVisible();
    assertThat(tab.rows()).hasCount(people);
    tab.shootAll("size-" + name);
    assertNoSidewaysScroll(tab);
  }

  @ParameterizedTest
  @CsvSource({"1280, desktop", "360, phone"})
  void growsWithLargeTypeAndHighContrast(int width, String device, Tab tab) {
    tab.size(width, 800).open("/homes/H01/today");
    assertThat(tab.rows()).hasCount(17);
    tab.button("显示").click();
    tab.page().getByLabel("长辈版（大字）").check();
    tab.page().getByLabel("高对比度").check();
    tab.shoot("display-menu-" + device);
    tab.page().keyboard().press("Escape");
    tab.shootAll("large-contrast-" + device);
    assertNoSidewaysScroll(tab);
    assertThat(tab.page().locator("html")).hasCSS("font-size", "20px");
  }

  @Test
  void letsTheThemeBeChosenAgainstTheSystem(Tab tab) {
    tab.scheme(ColorScheme.LIGHT).open("/homes/H01/today");
    tab.button("显示").click();
    tab.page().getByLabel("深色").check();
    assertThat(tab.page().locator("html")).hasAttribute("data-theme", "dark");
    tab.page().reload();
    assertThat(tab.page().locator("html")).hasAttribute("data-theme", "dark");
    tab.button("显示").click();
    tab.page().getByLabel("跟随系统").check();
    assertThat(tab.page().locator("html")).hasAttribute("data-theme", "light");
    tab.scheme(ColorScheme.DARK);
    assertThat(tab.page().locator("html")).hasAttribute("data-theme", "dark");
  }

  @ParameterizedTest
  @CsvSource({"1280, desktop", "360, phone"})
  void drawsTheDrawer(int width, String device, Tab tab) {
    tab.size(width, 800).open("/homes/H01/today");
    tab.row("方*英").getByRole(AriaRole.BUTTON).click();
    assertThat(tab.page().getByText("没有离开卡：计 0 分")).isVisible();
    tab.shoot("drawer-" + device);
    assertNoSidewaysScroll(tab);
  }

  private static void assertNoSidewaysScroll(Tab tab) {
    assertThat(tab.sidewaysScroll()).as("sideways scroll in px").isZero();
  }

  /** WCAG 2.2, 2.5.8: 24 by 24 px. */
  private static void assertTargetsAreLargeEnough(Tab tab) {
    Object tooSmall =
        tab.page()
            .getByRole(AriaRole.BUTTON)
            .evaluateAll(
                """
                (buttons) => buttons
                  .filter((button) => button.offsetHeight < 24 || button.offsetWidth < 24)
                  .map((button) => button.textContent)\
                """);
    assertThat(tooSmall).as("buttons below 24 by 24 px").isEqualTo(List.of());
  }
}
