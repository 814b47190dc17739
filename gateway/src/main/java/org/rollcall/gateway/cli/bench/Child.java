package org.rollcall.gateway.cli.bench;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command of the programme as a child process; what it logs goes to a file. */
final class Child implements AutoCloseable {
  private static final Duration READY_WAIT = Duration.ofMinutes(3);
  private static final Duration STOP_WAIT = Duration.ofSeconds(30);
  private static final String RESIDENT = "VmRSS:";

  private final Process process;
  private final Path log;
  private final long begunNanos = System.nanoTime();

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Child start(
      Programme programme, Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(programme.command(arguments))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  /** A server that is ready: the line that it printed, and how long that took. */
  record Ready(JsonObject line, Duration after) {}

  /** Waits for the line that a server prints when it listens. */
  Ready awaitReady() throws InterruptedException {
    try {
      String line =
          CompletableFuture.supplyAsync(this::readyLine)
              .get(READY_WAIT.toSeconds(), TimeUnit.SECONDS);
      return new Ready(new JsonObject(line), since());
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the process did not get ready; see " + log, e);
    }
  }

  /** Waits for a command to end well; returns how long it ran. */
  Duration awaitSuccess(Duration limit) throws InterruptedException {
    int code = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
    if (code != 0) {
      throw new IllegalStateException("the process ended with " + code + "; see " + log);
    }
    return since();
  }

  /** What of its memory is resident, in KiB, as the kernel counts it. */
  long residentKiB() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** Asks it to end, as SIGTERM does, and waits. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not stop; see " + log);
    }
  }

  /** Ends it at once, as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  private String readyLine() {
    try {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (line != null && !line.startsWith("{")) {
        // an option of the JVM, a recording for instance, makes it talk before its programme does
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("it ended before it was ready");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
