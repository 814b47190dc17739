package org.rollcall.gateway.ingest.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The installed Mosquitto on a free port and a folder of its own; can be stopped and come back. */
public final class Mosquitto implements AutoCloseable {
  private static final int CONNECT_MS = 500;

  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  private Mosquitto(Path program, Path folder, int port, Process process) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** The program, where it is installed. */
  public static Optional<Path> program() {
    return Stream.of(
            "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Mosquitto start(Path program, Path folder) throws IOException {
    return start(program, folder, "");
  }

  /**
   * Starts one.
   *
   * @param more lines of its settings, for its listener
   */
  static Mosquitto start(Path program, Path folder, String more) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence true
        persistence_location %s/
        autosave_on_changes true
        autosave_interval 1
        max_queued_messages 100000
        user root
        %s
        """
            .formatted(port, folder, more));
    Mosquitto broker = new Mosquitto(program, folder, port, launch(program, folder));
    broker.awaitListening();
    return broker;
  }

  public int port() {
    return port;
  }

  MqttSettings settings() {
    return new MqttSettings(
        0,
        Optional.of(URI.create("tcp://127.0.0.1:" + port)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Ends it in order, so that it writes what it holds. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As a power cut does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void startAgain() {
    try {
      process = launch(program, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitListening();
  }

  @Override
  public void close() {
    stop();
  }

  private void awaitListening() {
    Awaitility.await().ignoreExceptions().until(this::isListening);
  }

  private boolean isListening() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
      return true;
    }
  }

  private static Process launch(Path program, Path folder) throws IOException {
    return new ProcessBuilder(
            List.of(program.toString(), "-c", folder.resolve("mosquitto.conf").toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("mosquitto.log").toFile())
        .start();
  }
}
