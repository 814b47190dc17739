package org.rollcall.gateway.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one try of a property, which has no {@code @TempDir}. Closing removes it. */
public record ScratchFolder(Path path) implements AutoCloseable {

  public static ScratchFolder create() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("rollcall-try"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
