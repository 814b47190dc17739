package org.rollcall.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommitQueueTest {
  private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final CommitQueue queue = new CommitQueue(new JournalLimits(100, 100, 3, 100, 10));

  @Test
  void takesAnEntryAtOnceWhereOneIsEnough() throws InterruptedException {
    offer(1);
    assertThat(queue.take(1, LONG_NANOS)).hasSize(1);
  }

  @Test
  void givesTheGroupAsSoonAsThereAreEnough() {
    CompletableFuture<List<PendingEntry>> group = taking(2, LONG_NANOS);
    offer(1);
    assertThat(group).isNotDone();
    offer(1);
    assertThat(group.join()).hasSize(2);
  }

  @Test
  void waitsNoLongerThanTold() throws InterruptedException {
    offer(1);
    assertThat(queue.take(2, 1)).hasSize(1);
  }

  @Test
  void waitsForNoMoreThanACommitMayHold() throws InterruptedException {
    offer(3);
    assertThat(queue.take(50, LONG_NANOS)).hasSize(3);
  }

  @Test
  void givesWhatThereIsWhenItIsClosed() {
    CompletableFuture<List<PendingEntry>> group = taking(3, LONG_NANOS);
    offer(1);
    queue.close();
    assertThat(group.join()).hasSizeLessThanOrEqualTo(1);
    assertThat(queue.isFinished() || queue.depth().entries() == 1).isTrue();
  }

  private CompletableFuture<List<PendingEntry>> taking(int enough, long gatherNanos) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return queue.take(enough, gatherNanos);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void offer(int entries) {
    for (int i = 0; i < entries; i++) {
      assertThat(queue.offer(new PendingEntry("delivery", new byte[1], new CompletableFuture<>())))
          .isEqualTo(CommitQueue.Offer.TAKEN);
    }
  }
}
