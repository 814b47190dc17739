package org.rollcall.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * WCAG contrast of every theme, computed from the tokens: 4.5 for text, 3 for marks and borders of
 * controls.
 */
final class ThemeContrastTest {
  private static final Pattern BLOCK = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern COLOUR = Pattern.compile("--([\\w-]+):\\s*#([0-9a-f]{6});");
  private static final List<String> TONES = List.of("good", "warn", "bad", "calm", "odd", "plain");

  @ParameterizedTest
  @CsvSource({"light, normal", "dark, normal", "light, more", "dark, more"})
  void keepsTextAndMarksReadable(String theme, String contrast) throws IOException {
    Map<String, String> colours = colours(theme, contrast);
    for (String ground : List.of("ground", "surface", "sunken")) {
      assertContrast(colours, "text", ground, 4.5);
      assertContrast(colours, "text-quiet", ground, 4.5);
      assertContrast(colours, "accent", ground, 4.5);
      assertContrast(colours, "focus", ground, 3);
    }
    for (String tone : TONES) {
      assertContrast(colours, tone, "surface", 4.5);
      assertContrast(colours, tone, tone + "-soft", 4.5);
    }
    assertContrast(colours, "accent", "accent-soft", 4.5);
    assertContrast(colours, "on-accent", "accent", 4.5);
    assertContrast(colours, "line-strong", "surface", 3);
    assertContrast(colours, "now", "surface", 3);
    assertContrast(colours, "good", "planned", 3);
  }

  private static void assertContrast(
      Map<String, String> colours, String mark, String ground, double least) {
    double one = luminance(Objects.requireNonNull(colours.get(mark), mark));
    double other = luminance(Objects.requireNonNull(colours.get(ground), ground));
    double ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    assertThat(ratio).as("%s on %s", mark, ground).isGreaterThanOrEqualTo(least);
  }

  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int colour) {
    double part = (colour & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** The colours that win when both attributes are set: blocks apply in their order. */
  private static Map<String, String> colours(String theme, String contrast) throws IOException {
    Map<String, String> colours = new HashMap<>();
    BLOCK
        .matcher(tokens())
        .results()
        .filter(
            block ->
                applies(block.group(1), "data-theme", theme)
                    && applies(block.group(1), "data-contrast", contrast))
        .forEach(
            block ->
                COLOUR
                    .matcher(block.group(2))
                    .results()
                    .forEach(c -> colours.put(c.group(1), c.group(2))));
    return colours;
  }

  private static boolean applies(String selector, String attribute, String value) {
    return !selector.contains(attribute)
        || selector.contains("%s=\"%s\"".formatted(attribute, value));
  }

  private static String tokens() throws IOException {
    try (InputStream css =
        ThemeContrastTest.class.getResourceAsStream("/rollcall/pages/design/tokens.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
