package org.rollcall.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.JournalException.Code;

/** What every engine of the {@link Journal} port has to keep. An engine's test implements it. */
interface JournalContract {
  Instant NOW = Instant.parse("2021-11-05T00:30:00.123Z");
  Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  String KIND = "delivery";
  JournalLimits SMALL = new JournalLimits(8, 1_000, 4, 500, 100);

  /** Opens the journal that lives in a folder, a fresh one where there is none. */
  Journal open(Path folder, JournalLimits limits);

  private Journal open(Path folder) {
    return open(folder, JournalLimits.DEFAULT);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Code codeOf(CompletableFuture<Long> future) {
    Object outcome =
        future
            .handle((position, fault) -> fault == null ? position : fault)
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    if (outcome instanceof JournalException fault) {
      return fault.code();
    }
    throw new AssertionError("the append should have failed, it came to " + outcome);
  }

  private static List<CompletableFuture<Long>> appendMany(Journal journal, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> journal.append(KIND, bytes("entry " + i)))
        .toList();
  }

  private static List<Long> positions(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::position).toList();
  }

  @Test
  default void beginsEmptyAtPositionZero(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      assertThat(journal.end()).isZero();
      assertThat(journal.read(0, 10, 1_000)).isEmpty();
      assertThat(journal.entry(1)).isEmpty();
      assertThat(journal.verify()).isEqualTo(new JournalVerdict.Sound(0));
    }
  }

  @Test
  default void givesBackWhatWasSaidWithTheTimeItWasRecorded(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      long position = journal.append(KIND, bytes("点名")).join();
      assertThat(journal.entry(position)).contains(new JournalEntry(1, NOW, KIND, bytes("点名")));
    }
  }

  @Test
  default void keepsAnEmptyPayload(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      journal.append(KIND, new byte[0]).join();
      assertThat(journal.entry(1).orElseThrow().payload()).isEmpty();
    }
  }

  @Test
  default void numbersEntriesInTheOrderTheyWereAppended(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      var futures = appendMany(journal, 5_000);
      assertThat(futures.stream().map(CompletableFuture::join))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 5_000).boxed().toList());
      assertThat(
              journal.read(4_998, 10, 1_000).stream()
                  .map(e -> new String(e.payload(), StandardCharsets.UTF_8)))
          .containsExactly("entry 4998", "entry 4999");
    }
  }

  @Test
  default void goesOnAfterTheLastPositionWhenOpenedAgain(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      appendMany(journal, 10).forEach(CompletableFuture::join);
    }
    try (Journal journal = open(folder)) {
      assertThat(journal.end()).isEqualTo(10);
      assertThat(journal.append(KIND, bytes("next")).join()).isEqualTo(11);
      assertThat(journal.verify()).isEqualTo(new JournalVerdict.Sound(11));
    }
  }

  @Test
  default void losesAndRepeatsNothingOfConcurrentAppenders(@TempDir Path folder) throws Exception {
    int threads = 8;
    int each = 500;
    int all = threads * each;
    var futures = new ArrayList<CompletableFuture<Long>>();
    try (Journal journal = open(folder)) {
      var appenders = new ArrayList<Thread>();
      for (int t = 0; t < threads; t++) {
        int id = t;
        Runnable appending =
            () -> {
              for (int i = 0; i < each; i++) {
                var future = journal.append(KIND, bytes(id + ":" + i));
                synchronized (futures) {
                  futures.add(future);
                }
              }
            };
        appenders.add(new Thread(appending));
      }
      appenders.forEach(Thread::start);
      for (Thread appender : appenders) {
        appender.join();
      }
      assertThat(futures.stream().map(CompletableFuture::join).sorted())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, all).boxed().toList());
      assertThat(journal.read(0, all, Long.MAX_VALUE))
          .extracting(e -> new String(e.payload(), StandardCharsets.UTF_8))
          .doesNotHaveDuplicates()
          .hasSize(all);
    }
  }

  @Test
  default void refusesAtOnceWhatDoesNotFitTheQueue(@TempDir Path folder) throws Exception {
    try (Journal journal = open(folder, SMALL)) {
      CountDownLatch release = new CountDownLatch(1);
      holdWriter(journal, release);
      var queued = appendMany(journal, SMALL.queueEntriesMax());
      CompletableFuture<Long> refused = journal.append(KIND, bytes("one too many"));
      assertThat(refused).isCompletedExceptionally();
      assertThat(codeOf(refused)).isEqualTo(Code.OVERLOADED);
      assertThat(journal.health().queuedEntries()).isEqualTo(SMALL.queueEntriesMax());
      assertThat(journal.health().overloads()).isEqualTo(1);
      release.countDown();
      assertThat(queued.stream().map(CompletableFuture::join)).last().isEqualTo(9L);
    }
  }

  @Test
  default void boundsTheQueueByBytesToo(@TempDir Path folder) throws Exception {
    JournalLimits narrow = new JournalLimits(100, 250, 4, 500, 100);
    try (Journal journal = open(folder, narrow)) {
      CountDownLatch release = new CountDownLatch(1);
      holdWriter(journal, release);
      var first = journal.append(KIND, new byte[100]);
      var second = journal.append(KIND, new byte[100]);
      assertThat(codeOf(journal.append(KIND, new byte[100]))).isEqualTo(Code.OVERLOADED);
      assertThat(journal.health().queuedBytes()).isEqualTo(200);
      release.countDown();
      assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  /** Lets the writer commit one entry and holds it there. */
  static void holdWriter(Journal journal, CountDownLatch release) throws InterruptedException {
    CountDownLatch holding = new CountDownLatch(1);
    Runnable hold =
        () -> {
          holding.countDown();
          awaitUninterrupted(release);
        };
    try (var subscription = journal.onCommit(hold)) {
      journal.append(KIND, bytes("hold"));
      assertThat(holding.await(20, TimeUnit.SECONDS)).as("%s holds", subscription).isTrue();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void refusesAnEntryThatIsTooLong(@TempDir Path folder) {
    try (Journal journal = open(folder, SMALL)) {
      assertThat(codeOf(journal.append(KIND, new byte[101]))).isEqualTo(Code.TOO_LARGE);
      assertThat(journal.append(KIND, new byte[100]).join()).isEqualTo(1);
    }
  }

  @Test
  default void takesOnlyKindsThatAreKinds(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      assertThatThrownBy(() -> journal.append("Not a kind", bytes("x")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void pagesByEntriesAndByBytesAndAlwaysGivesOne(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      for (int i = 0; i < 10; i++) {
        journal.append(KIND, new byte[100]).join();
      }
      assertThat(positions(journal.read(0, 3, 10_000))).containsExactly(1L, 2L, 3L);
      assertThat(positions(journal.read(3, 100, 250))).containsExactly(4L, 5L);
      assertThat(positions(journal.read(5, 100, 1))).containsExactly(6L);
      assertThat(positions(journal.read(8, 100, 10_000))).containsExactly(9L, 10L);
      assertThat(journal.read(10, 100, 10_000)).isEmpty();
    }
  }

  @Test
  default void showsReadersOnlyWhatIsDurable(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      List<Throwable> wrong = new ArrayList<>();
      Runnable reader =
          () -> {
            for (long seen = 0; seen < 2_000; ) {
              long end = journal.end();
              var entries = journal.read(seen, 10_000, Long.MAX_VALUE);
              if (!entries.isEmpty()) {
                seen = entries.get(entries.size() - 1).position();
              }
              if (seen < end || seen > journal.end()) {
                wrong.add(new AssertionError(seen + " read, end " + end));
              }
            }
          };
      var reading = CompletableFuture.runAsync(reader);
      appendMany(journal, 2_000).forEach(CompletableFuture::join);
      assertThat(reading).succeedsWithin(Duration.ofSeconds(20));
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  default void hasMovedItsEndBeforeItKeepsAPromise(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      var ends =
          appendMany(journal, 1_000).stream()
              .map(future -> future.thenApply(position -> journal.end() - position))
              .map(CompletableFuture::join);
      assertThat(ends).allMatch(ahead -> ahead >= 0);
    }
  }

  @Test
  default void wakesListenersAfterACommitUntilTheyLeave(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      AtomicLong seen = new AtomicLong();
      Journal.Subscription subscription = journal.onCommit(() -> seen.set(journal.end()));
      journal.append(KIND, bytes("one")).join();
      Awaitility.await().until(() -> seen.get() == 1);
      subscription.close();
      AtomicInteger later = new AtomicInteger();
      journal.onCommit(later::incrementAndGet);
      journal.append(KIND, bytes("two")).join();
      Awaitility.await().until(() -> later.get() == 1);
      assertThat(seen).hasValue(1);
    }
  }

  @Test
  default void goesOnWhenAListenerOrACallbackThrows(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      journal.onCommit(
          () -> {
            throw new IllegalStateException("a listener's own trouble");
          });
      var thrown =
          journal
              .append(KIND, bytes("one"))
              .thenAccept(
                  position -> {
                    throw new IllegalStateException("a callback's own trouble");
                  });
      assertThat(thrown).failsWithin(Duration.ofSeconds(20));
      assertThat(journal.append(KIND, bytes("two")).join()).isEqualTo(2);
    }
  }

  @Test
  default void writesWhatIsQueuedBeforeItCloses(@TempDir Path folder) {
    List<CompletableFuture<Long>> futures;
    try (Journal journal = open(folder)) {
      futures = appendMany(journal, 3_000);
    }
    assertThat(futures).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
    try (Journal journal = open(folder)) {
      assertThat(journal.end()).isEqualTo(3_000);
    }
  }

  @Test
  default void refusesEverythingOnceClosed(@TempDir Path folder) {
    Journal journal = open(folder);
    journal.append(KIND, bytes("one")).join();
    journal.close();
    journal.close();
    assertThat(codeOf(journal.append(KIND, bytes("two")))).isEqualTo(Code.CLOSED);
    assertThatThrownBy(() -> journal.read(0, 1, 1))
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.code()).isEqualTo(Code.CLOSED));
  }

  @Test
  default void tellsHowItIsDoing(@TempDir Path folder) {
    try (Journal journal = open(folder)) {
      journal.append(KIND, bytes("one")).join();
      JournalHealth health = journal.health();
      assertThat(health.end()).isEqualTo(1);
      assertThat(health.writable()).isTrue();
      assertThat(health.lastFailure()).isEmpty();
      assertThat(health.commits()).isEqualTo(1);
    }
  }
}
