package org.rollcall.gateway.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.rollcall.gateway.house.Sources.Source;

/**
 * Style as far as a program can see it. Each test names the offenders, so that it reads as a list.
 */
class TidyTest {
  private static final int LINES_MAX = 400;
  private static final int LINES_USUAL = 250;
  private static final String SELF = "TidyTest.java";

  private static final Pattern POOR_LAST_WORD =
      Pattern.compile(".*(Manager|Helper|Helpers|Util|Utils|Impl|Base|Data|Info)");

  /** What only a machine of its own kind can reach, or what makes a build depend on a place. */
  private static final Pattern REGISTRY_HOST =
      Pattern.compile(
          "(?i)(repo1?\\.maven|maven\\.aliyun|jitpack|artifactory|nexus\\.|registry\\.npm|npmmirror"
              + "|<repositories>|<pluginRepositories>|<distributionManagement>)");

  private static final Set<String> BINARY =
      Set.of("png", "jpg", "bin", "xlsx", "db", "ico", "woff2");

  private final Sources sources = Sources.ofTheRepository();

  @Test
  void keepsEveryFileShort(TestReporter reporter) {
    List<Source> java = sources.mainJava();
    assertThat(java).hasSizeGreaterThan(200);
    assertThat(offenders(java, source -> source.lines().size() > LINES_MAX)).isEmpty();
    reporter.publishEntry(
        "longer than " + LINES_USUAL + " lines",
        String.join(", ", offenders(java, source -> source.lines().size() > LINES_USUAL)));
  }

  @Test
  void leavesNothingToDo() {
    Pattern promise = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    assertThat(offenders(code(), source -> promise.matcher(source.text()).find())).isEmpty();
  }

  @Test
  void printsOnlyOnTheCommandLine() {
    Pattern printing = Pattern.compile("System\\.(out|err)\\b");
    assertThat(
            offenders(
                sources.mainJava(),
                source ->
                    !source.path().contains("/gateway/cli/")
                        && printing.matcher(source.text()).find()))
        .isEmpty();
  }

  @Test
  void sleepsNowhere() {
    Pattern sleeping = Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep");
    assertThat(offenders(code(), source -> sleeping.matcher(source.text()).find())).isEmpty();
  }

  @Test
  @Tag("invariant-6")
  void asksAClockAndNoSystemForTheTime() {
    Pattern unasked =
        Pattern.compile(
            "Instant\\.now\\(\\)|LocalDate(Time)?\\.now\\(\\)|LocalTime\\.now\\(\\)"
                + "|ZonedDateTime\\.now\\(\\)|currentTimeMillis|ZoneId\\.systemDefault"
                + "|new Date\\(\\)|Clock\\.systemDefaultZone");
    assertThat(offenders(sources.mainJava(), source -> unasked.matcher(source.text()).find()))
        .isEmpty();
  }

  @Test
  void saysOfEveryPackageWhatItIsForAndThatNothingIsNull() {
    TreeSet<String> described = new TreeSet<>();
    TreeSet<String> packages = new TreeSet<>();
    for (Source source : sources.mainJava()) {
      String folder = source.path().substring(0, source.path().lastIndexOf('/'));
      packages.add(folder);
      if (source.name().equals("package-info.java")
          && source.text().contains("@NullMarked")
          && source.text().startsWith("/**")) {
        described.add(folder);
      }
    }
    assertThat(described).isEqualTo(packages);
  }

  @Test
  void givesClassesNamesThatSaySomething() {
    assertThat(
            offenders(
                sources.ending(".java"),
                source -> {
                  String name = source.name().replace(".java", "");
                  return POOR_LAST_WORD.matcher(name).matches()
                      || (name.startsWith("Abstract") && !name.equals("Abstract"));
                }))
        .isEmpty();
  }

  @Test
  void dependsOnNoPlaceToBuildFrom() {
    assertThat(
            offenders(
                code(),
                source ->
                    !source.name().equals(SELF) && REGISTRY_HOST.matcher(source.text()).find()))
        .isEmpty();
  }

  @Test
  void endsLinesInOneWay() {
    assertThat(offenders(texts(), source -> !isAsOnTheWire(source) && source.text().contains("\r")))
        .isEmpty();
  }

  @Test
  void writesTextInUtf8() {
    Predicate<Source> broken = source -> !isAsOnTheWire(source) && !isUtf8(source.bytes());
    assertThat(offenders(texts(), broken)).isEmpty();
  }

  @Test
  void keepsVersionsInTheParentPom() {
    Pattern ownVersion = Pattern.compile("<version>(?!\\$\\{)|<[\\w.-]+\\.version>");
    List<Source> poms = sources.ending("/pom.xml");
    assertThat(poms).hasSizeGreaterThanOrEqualTo(3);
    for (Source pom : poms) {
      String withoutParent = pom.text().replaceFirst("(?s)<parent>.*?</parent>", "");
      assertThat(ownVersion.matcher(withoutParent).find()).as(pom.path()).isFalse();
    }
  }

  @Test
  void triesToBreakEachOfTheSevenInvariants() {
    Pattern tag = Pattern.compile("@Tag\\(\"invariant-(\\d)\"\\)");
    Set<Integer> tried = new TreeSet<>();
    for (Source source : sources.ending(".java")) {
      tag.matcher(source.text()).results().forEach(hit -> tried.add(Integer.valueOf(hit.group(1))));
    }
    assertThat(tried).containsExactlyElementsOf(IntStream.rangeClosed(1, 7).boxed().toList());
  }

  /** Text in which the wire's own line ends or bytes are kept. */
  private static boolean isAsOnTheWire(Source source) {
    return Stream.of(".txt", ".http", ".csv").anyMatch(source.path()::endsWith);
  }

  private List<Source> code() {
    return Stream.of(".java", ".js", ".xml", ".sql", ".yaml", ".css", ".html")
        .flatMap(end -> sources.ending(end).stream())
        .filter(source -> !source.name().equals(SELF))
        .toList();
  }

  private List<Source> texts() {
    return sources.all().stream()
        .filter(
            source -> !BINARY.contains(source.name().substring(source.name().lastIndexOf('.') + 1)))
        .toList();
  }

  private static List<String> offenders(List<Source> sources, Predicate<Source> offends) {
    return sources.stream().filter(offends).map(Source::path).toList();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
