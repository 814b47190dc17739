package org.rollcall.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.TraceCode;

/**
 * House rules of the page files: words in both languages, text only in {@code i18n}, nothing the
 * CSP would refuse.
 */
final class PageFilesTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}'([\\w.]+)':");
  private static final Pattern SENTENCE = Pattern.compile("(?m)^ {2}([A-Z_]+): '");
  private static final Pattern USE = Pattern.compile("\\bt\\('([\\w.]+)'");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\sstyle=|unsafeHTML|innerHTML|\\beval\\(|new Function|https?://(?!www\\.w3\\.org/)");
  private static final int MOST_LINES = 250;

  private final Map<String, String> files = readPages();

  @Test
  void everyTextStandsInBothLanguages() {
    assertThat(keys("i18n/zh-CN.js")).isNotEmpty().isEqualTo(keys("i18n/en.js"));
  }

  @Test
  void everyKeyThatIsUsedHasAText() {
    Set<String> used = new TreeSet<>();
    files.values().forEach(text -> used.addAll(matches(USE, text)));
    assertThat(keys("i18n/en.js")).containsAll(used);
  }

  @Test
  void everyCodeOfADayHasAWord() {
    assertThat(keys("i18n/en.js"))
        .containsAll(names("state.", DayState.values()))
        .containsAll(names("flag.", DayFlag.values()));
    assertThat(matches(SENTENCE, Objects.requireNonNull(files.get("i18n/trace.js"))))
        .isEqualTo(names("", TraceCode.values()));
  }

  @Test
  void noChineseStandsOutsideTheTexts() {
    assertThat(filesWith(CHINESE).filter(name -> !name.startsWith("i18n/"))).isEmpty();
  }

  @Test
  void nothingNeedsALaxerPolicyOrAnotherOrigin() {
    assertThat(filesWith(FORBIDDEN)).isEmpty();
  }

  @Test
  void everyFileCanBeReadAtOneSitting() {
    assertThat(files)
        .allSatisfy(
            (name, text) -> assertThat(text.lines().count()).as(name).isLessThan(MOST_LINES));
  }

  private static Set<String> names(String prefix, Enum<?>[] codes) {
    return Stream.of(codes)
        .map(code -> prefix + code.name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> keys(String file) {
    return matches(ENTRY, Objects.requireNonNull(files.get(file), file));
  }

  private Stream<String> filesWith(Pattern pattern) {
    return files.entrySet().stream()
        .filter(file -> pattern.matcher(file.getValue()).find())
        .map(Map.Entry::getKey);
  }

  private static Set<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Path below the root → text, without what others wrote. The root may be a folder or lie in a
   * jar.
   */
  private static Map<String, String> readPages() {
    try {
      var root =
          Objects.requireNonNull(PageFilesTest.class.getResource("/rollcall/pages/index.html"))
              .toURI();
      if (root.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
          return read(jar.getPath("/rollcall/pages"));
        }
      }
      return read(Objects.requireNonNull(Path.of(root).getParent()));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the pages cannot be read", e);
    }
  }

  private static Map<String, String> read(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      List<Path> texts =
          paths
              .filter(Files::isRegularFile)
              .filter(path -> !path.startsWith(root.resolve("vendor")))
              .toList();
      for (Path path : texts) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }
}
