package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.journal.MemoryJournal;
import org.rollcall.gateway.world.FakeClock;

/** The thread between a journal and a projection, and those who wait for it. */
@Timeout(30)
class ProjectionRunnerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MemoryJournal journal =
      new MemoryJournal(new FakeClock(Instant.parse("2021-11-05T00:30:00Z")));
  private final Followed projection = new Followed();
  private final ProjectionRunner runner = new ProjectionRunner(journal, projection);

  /** A projection that notes what it was given, and stops or fails when told to. */
  private static final class Followed implements Projection {
    final List<Long> applied = new CopyOnWriteArrayList<>();
    volatile long position;
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean failsAfterCommit;
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public String name() {
      return "followed";
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void apply(List<JournalEntry> entries) {
      try {
        assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (!failsAfterCommit && fails()) {
        throw new IllegalStateException("the test says so");
      }
      entries.forEach(entry -> applied.add(entry.position()));
      position = entries.get(entries.size() - 1).position();
      if (failsAfterCommit && fails()) {
        throw new IllegalStateException("the test says so, too late");
      }
    }

    private boolean fails() {
      return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
  }

  @AfterEach
  void close() {
    projection.gate.countDown();
    runner.close();
  }

  @Test
  void appliesWhatIsThereAndWhatComes() {
    append(3);
    runner.start();
    assertThat(runner.reached(3)).succeedsWithin(SOON);
    append(2);
    assertThat(runner.reached(5)).succeedsWithin(SOON);
    assertThat(projection.applied).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(runner.applied()).isEqualTo(5);
    assertThat(runner.lag()).isZero();
  }

  @Test
  void completesThoseWhoWaitInTheOrderOfWhatTheyWaitFor() {
    List<Long> completed = new CopyOnWriteArrayList<>();
    projection.gate = new CountDownLatch(1);
    runner.start();
    append(1);
    List<CompletableFuture<Void>> waits = new ArrayList<>();
    for (long position : new long[] {4, 2, 5, 2, 3}) {
      waits.add(runner.reached(position).thenRun(() -> completed.add(position)));
    }
    append(3);
    projection.gate.countDown();
    assertThat(waits.get(0)).succeedsWithin(SOON);
    assertThat(waits.get(2)).isNotDone();
    append(1);
    assertThat(waits.get(2)).succeedsWithin(SOON);
    assertThat(completed).containsExactly(2L, 2L, 3L, 4L, 5L);
  }

  @Test
  void triesABatchAgainUntilItSucceeds() {
    projection.failures.set(2);
    runner.start();
    append(2);
    assertThat(runner.reached(2)).succeedsWithin(SOON);
    assertThat(runner.failures()).isEqualTo(2);
    assertThat(projection.applied).containsExactly(1L, 2L);
  }

  @Test
  void givesNothingTwiceToAProjectionThatFailedAfterItsCommit() {
    projection.failures.set(1);
    projection.failsAfterCommit = true;
    runner.start();
    append(2);
    assertThat(runner.reached(2)).succeedsWithin(SOON);
    append(1);
    assertThat(runner.reached(3)).succeedsWithin(SOON);
    assertThat(projection.applied).containsExactly(1L, 2L, 3L);
  }

  @Test
  void failsThoseWhoStillWaitWhenItCloses() {
    runner.start();
    CompletableFuture<Void> wait = runner.reached(1);
    runner.close();
    assertThat(wait).isCompletedExceptionally();
    assertThat(runner.reached(1)).isCompletedExceptionally();
    assertThat(journal.listeners()).as("nobody is woken any more").isZero();
  }

  @Test
  void finishesTheBatchInHandBeforeItCloses() throws InterruptedException {
    projection.gate = new CountDownLatch(1);
    runner.start();
    append(1);
    CompletableFuture<Void> wait = runner.reached(1);
    Thread closing = new Thread(runner::close);
    closing.start();
    projection.gate.countDown();
    closing.join();
    assertThat(wait.isDone()).isTrue();
    assertThat(projection.applied.size()).isEqualTo((int) projection.position());
  }

  @Test
  void boundsThoseWhoWait() {
    projection.gate = new CountDownLatch(1);
    runner.start();
    List<CompletableFuture<Void>> waits = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      waits.add(runner.reached(1));
    }
    assertThat(waits).noneMatch(CompletableFuture::isDone);
    assertThat(runner.reached(1)).isCompletedExceptionally();
    projection.gate.countDown();
    append(1);
    assertThat(CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)))
        .succeedsWithin(SOON);
    assertThat(runner.reached(2)).as("there is room again").isNotDone();
  }

  private void append(int entries) {
    for (int i = 0; i < entries; i++) {
      journal.append("delivery", "x".getBytes(StandardCharsets.UTF_8)).join();
    }
  }
}
