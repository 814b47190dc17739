package org.rollcall.gateway.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of its own that appends until it is killed. For each append it prints {@code stored
 * POSITION NAME} or {@code refused CODE}; the payload is the name and some filler.
 */
final class AppendingProcess implements AutoCloseable {
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(20);

  private final Process process;
  private final BufferedReader lines;

  private AppendingProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one.
   *
   * @param prefix a command that the Java command is given to, empty for none
   * @param inFlight how many appends wait for their promise at a time
   */
  static AppendingProcess start(
      List<String> prefix, Path journal, String name, int inFlight, int payloadBytes)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            AppendingProcess.class.getName(),
            journal.toString(),
            name,
            Integer.toString(inFlight),
            Integer.toString(payloadBytes)));
    return new AppendingProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  long pid() {
    return process.pid();
  }

  /** The next whole line; empty when the process has ended. */
  Optional<String> line() throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  /** Kills it. Through its handle, so that what it has printed can still be read. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int inFlight = Integer.parseInt(args[2]);
    String filler = "x".repeat(Integer.parseInt(args[3]));
    Semaphore window = new Semaphore(inFlight);
    try (Journal journal = SqliteJournal.open(Path.of(args[0]), Clock.systemUTC())) {
      for (int i = 0; ; i++) {
        window.acquire();
        String name = args[1] + "-" + i;
        byte[] payload = (name + " " + filler).getBytes(StandardCharsets.UTF_8);
        journal
            .append("delivery", payload)
            .whenComplete(
                (position, fault) -> {
                  if (fault instanceof JournalException refused) {
                    out.println("refused " + refused.code());
                    LockSupport.parkNanos(AFTER_REFUSAL.toNanos());
                  } else {
                    out.println("stored " + position + " " + name);
                  }
                  window.release();
                });
      }
    }
  }
}
