package org.rollcall.gateway.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The samples shared with other repositories: {@code ROLLCALL_SAMPLES}, or else the nearest {@code
 * shared/samples} above the working directory. A test that needs them is skipped where they are
 * not.
 */
public final class SharedSamples {
  private SharedSamples() {}

  /** The lines of a sample, or the end of the test as skipped. */
  public static List<String> lines(String file) throws IOException {
    return Files.readAllLines(path(file), StandardCharsets.UTF_8);
  }

  /** The bytes of a sample, or the end of the test as skipped. */
  public static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(path(file));
  }

  private static Path path(String file) {
    Optional<Path> sample = folder().map(found -> found.resolve(file)).filter(Files::isRegularFile);
    assumeTrue(sample.isPresent(), "no shared samples here: " + file);
    return sample.orElseThrow();
  }

  private static Optional<Path> folder() {
    String named = System.getenv("ROLLCALL_SAMPLES");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.iterate(
            Path.of("").toAbsolutePath(), above -> above != null, above -> above.getParent())
        .map(above -> above.resolve("shared/samples"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
