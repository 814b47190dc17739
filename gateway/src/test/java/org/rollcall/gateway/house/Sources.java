package org.rollcall.gateway.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the repository as somebody who has cloned it sees them, without what was built. */
final class Sources {
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".idea", "node_modules");

  private final Path root;

  private Sources(Path root) {
    this.root = root;
  }

  /** The repository above the working directory: where the parent pom lists its modules. */
  static Sources ofTheRepository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("device-adapters/src"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run this inside the repository");
      }
    }
    return new Sources(folder);
  }

  /** A file with its path from the root, with slashes. */
  record Source(String path, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return text().lines().toList();
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  List<Source> all() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(this::isSource)
          .sorted()
          .map(file -> new Source(root.relativize(file).toString().replace('\\', '/'), read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files whose path ends so, for instance {@code .java}. */
  List<Source> ending(String end) {
    return all().stream().filter(source -> source.path().endsWith(end)).toList();
  }

  /** Java of the software itself. */
  List<Source> mainJava() {
    return ending(".java").stream()
        .filter(source -> source.path().contains("/src/main/java/"))
        .toList();
  }

  private boolean isSource(Path file) {
    for (Path part : root.relativize(file)) {
      if (NOT_SOURCES.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
