package org.rollcall.device.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where captured traffic lies, outside this repository; tests that need it are skipped without. */
public final class Samples {
  private Samples() {}

  /** The folder {@code ROLLCALL_SAMPLES}, or the first {@code shared/samples} on the way up. */
  public static Optional<Path> folder(String protocol) {
    Optional<Path> named = Optional.ofNullable(System.getenv("ROLLCALL_SAMPLES")).map(Path::of);
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> upwards = Stream.iterate(here, p -> p.getParent() != null, Path::getParent);
    return named
        .or(
            () ->
                upwards
                    .map(p -> p.resolve("shared/samples"))
                    .filter(Files::isDirectory)
                    .findFirst())
        .map(samples -> samples.resolve(protocol))
        .filter(Files::isDirectory);
  }
}
