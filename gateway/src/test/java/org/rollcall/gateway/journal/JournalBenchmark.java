package org.rollcall.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable events per second, and what a plain file takes in the same batches on the same disk.
 *
 * <p>{@code mvn -q -Pbench -pl gateway -am process-test-classes -Dbench=JournalBenchmark}
 *
 * <p>Read the counter {@code events}: JMH's own figure counts batches.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Threads(1)
public class JournalBenchmark {
  private static final int PAYLOAD_BYTES = 150;

  /** Batches handed over before the oldest one's promises are awaited, so that the disk is busy. */
  private static final int BATCHES_IN_FLIGHT = 4;

  private static byte[] payload() {
    byte[] payload = new byte[PAYLOAD_BYTES];
    new Random(1).nextBytes(payload);
    return payload;
  }

  /** What an iteration got onto the disk. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Stored {
    public long events;

    @Setup(Level.Iteration)
    public void reset() {
      events = 0;
    }
  }

  /** A journal that commits exactly the batch whenever so much waits. */
  @State(Scope.Thread)
  public static class OpenJournal {
    @Param({"1", "32", "256", "1024"})
    public int batch;

    private final byte[] payload = payload();
    private final ArrayDeque<CompletableFuture<Long>> inFlight = new ArrayDeque<>();
    private Path folder;
    private SqliteJournal journal;

    @Setup
    public void open() throws IOException {
      folder = Files.createTempDirectory("journal-benchmark");
      JournalLimits limits = new JournalLimits(65_536, 64L << 20, batch, 8L << 20, 1 << 20);
      journal = SqliteJournal.open(folder.resolve("journal.db"), Clock.systemUTC(), limits);
    }

    @TearDown
    public void close() throws IOException {
      inFlight.forEach(CompletableFuture::join);
      JournalHealth health = journal.health();
      System.out.printf(
          "%n%d entries in %d commits, %.1f each%n",
          health.end(), health.commits(), (double) health.end() / health.commits());
      journal.close();
      delete(folder);
    }
  }

  /** A file that grows. */
  @State(Scope.Thread)
  public static class OpenFile {
    @Param({"1", "32", "256", "1024"})
    public int batch;

    private Path folder;
    private FileChannel channel;
    private ByteBuffer content;

    @Setup
    public void open() throws IOException {
      folder = Files.createTempDirectory("journal-benchmark");
      channel =
          FileChannel.open(
              folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      content = ByteBuffer.allocateDirect(batch * PAYLOAD_BYTES);
      for (int i = 0; i < batch; i++) {
        content.put(payload());
      }
    }

    @TearDown
    public void close() throws IOException {
      channel.close();
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Benchmark
  public void journal(OpenJournal state, Stored stored) {
    for (int i = 0; i < state.batch; i++) {
      state.inFlight.add(state.journal.append("delivery", state.payload));
    }
    while (state.inFlight.size() > (BATCHES_IN_FLIGHT - 1) * state.batch) {
      state.inFlight.remove().join();
    }
    stored.events += state.batch;
  }

  @Benchmark
  public void plainFile(OpenFile state, Stored stored) throws IOException {
    state.content.rewind();
    while (state.content.hasRemaining()) {
      state.channel.write(state.content);
    }
    state.channel.force(false);
    stored.events += state.batch;
  }
}
