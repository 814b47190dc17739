package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.rollcall.gateway.registry.Certificate.IdOnly;
import org.rollcall.gateway.registry.Certificate.Invalid;
import org.rollcall.gateway.registry.Certificate.Valid;

class CertificateTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(resources = "/registry/certificates.csv", numLinesToSkip = 1, nullValues = "NULL")
  void judgesANumber(String number, String verdict, String why) {
    assertThat(described(Certificate.read(number))).as(why).isEqualTo(verdict);
  }

  @Test
  void agreesWithTheSampleVectors() throws IOException {
    Optional<Path> vectors = sample("identity/certificate-test-vectors.csv");
    assumeTrue(vectors.isPresent(), "shared samples are not here");
    List<String> lines = Files.readAllLines(vectors.orElseThrow());
    assertThat(lines).hasSizeGreaterThan(10);

    assertThat(lines.stream().skip(1))
        .allSatisfy(
            line -> {
              String[] cells = line.split(",", 3);
              assertThat(named(cells[0])).as(cells[2]).isEqualTo(cells[1]);
            });
  }

  @Property
  void neverThrows(@ForAll String anything) {
    assertThat(Certificate.read(anything)).isNotNull();
  }

  @Property
  void neverThrowsOnWhatLooksLikeANumber(
      @ForAll @StringLength(min = 17, max = 23) @CharRange(from = '0', to = '9') String digits) {
    assertThat(Certificate.read(digits)).isNotNull();
  }

  @Property
  void noticesEveryMistypedDigit(@ForAll("places") int place, @ForAll("steps") int step) {
    String number = "990100183107070018";
    String right = numberWithCheck(number.substring(0, 17)) + "52";
    char typed = (char) ('0' + (right.charAt(place) - '0' + step) % 10);
    String wrong = right.substring(0, place) + typed + right.substring(place + 1);

    assertThat(Certificate.read(right)).isInstanceOf(Valid.class);
    assertThat(Certificate.read(wrong)).isInstanceOf(Invalid.class);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 16);
  }

  @Provide
  Arbitrary<Integer> steps() {
    return Arbitraries.integers().between(1, 9);
  }

  private static String numberWithCheck(String front) {
    return Stream.of("0123456789X".split(""))
        .map(check -> front + check)
        .filter(number -> Certificate.read(number) instanceof IdOnly)
        .findFirst()
        .orElseThrow();
  }

  private static String described(Certificate certificate) {
    if (certificate instanceof Valid valid) {
      return "VALID %s %d %s %s"
          .formatted(valid.category(), valid.level(), valid.birthDate(), valid.reissue().orElse(""))
          .strip();
    }
    return certificate instanceof IdOnly idOnly
        ? "ID_ONLY " + idOnly.birthDate()
        : "INVALID " + ((Invalid) certificate).reason();
  }

  private static String named(String number) {
    Certificate certificate = Certificate.read(number);
    if (certificate instanceof Valid) {
      return "VALID_" + number.length();
    }
    return certificate instanceof Invalid invalid
        ? "INVALID_" + invalid.reason().name().toUpperCase(Locale.ROOT)
        : "ID_ONLY";
  }

  private static Optional<Path> sample(String name) {
    String set = System.getenv("ROLLCALL_SAMPLES");
    Stream<Path> folders =
        set != null
            ? Stream.of(Path.of(set))
            : Stream.iterate(
                    Optional.of(Path.of("").toAbsolutePath()),
                    Optional::isPresent,
                    folder -> folder.flatMap(it -> Optional.ofNullable(it.getParent())))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve("shared/samples"));
    return folders.map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
  }
}
