package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code serve} as a process of its own, on free ports. Killed when it is closed. */
final class ServeProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private ServeProcess(Process process, Path errors) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.errors = errors;
  }

  /** Starts one; it is not ready yet. */
  static ServeProcess start(Path data) throws IOException {
    return start(data, 0);
  }

  static ServeProcess start(Path data, int httpPort) throws IOException {
    return start(
        data,
        List.of(
            "--http-port", Integer.toString(httpPort), "--device-port", "0", "--mqtt-port", "0"));
  }

  /** Starts one with a settings file that names the ports too. */
  static ServeProcess start(Path data, Path settings) throws IOException {
    return start(data, List.of("--config", settings.toString()));
  }

  private static ServeProcess start(Path data, List<String> options) throws IOException {
    Path errors = Files.createTempFile(data.toAbsolutePath().getParent(), "serve", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Rollcall.class.getName(),
                "serve",
                "--data",
                data.toString()));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("ROLLCALL_ADMIN_TOKEN", RunningGateway.TOKEN);
    return new ServeProcess(builder.start(), errors);
  }

  /** The next line on stdout; empty once the process has ended. */
  Optional<String> line() throws IOException {
    return Optional.ofNullable(out.readLine());
  }

  JsonObject ready() throws IOException {
    return new JsonObject(
        line().orElseThrow(() -> new IllegalStateException("ended before it was ready: " + log())));
  }

  String log() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** The exit code; empty where the process runs on. */
  Optional<Integer> exit(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  /** Posts to the people's port of a process that is ready. */
  static int importCsv(JsonObject ready, String kind, String csv)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + ready.getInteger("http") + "/api/v1/import/" + kind))
            .header("Authorization", "Bearer " + RunningGateway.TOKEN)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(csv))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
