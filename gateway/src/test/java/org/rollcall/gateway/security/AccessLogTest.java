package org.rollcall.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.security.AccessRows.AccessRow;
import org.rollcall.gateway.security.AccessRows.Search;
import org.rollcall.gateway.world.FakeClock;

/** The access log, read back from another connection. */
class AccessLogTest {
  private static final Principal LI = new Principal("li", Role.AUDITOR, Set.of());
  private static final Search EVERYTHING =
      new Search(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final FakeClock clock = FakeClock.at("2026-11-24T08:00:00+08:00");
  @TempDir private Path folder;
  private SecurityDatabase written;
  private SecurityDatabase read;
  private AccessRows rows;

  @BeforeEach
  void open() {
    written = SecurityDatabase.open(folder.resolve("security.db"));
    read = SecurityDatabase.open(folder.resolve("security.db"));
    rows = new AccessRows(read);
  }

  @AfterEach
  void close() {
    read.close();
    written.close();
  }

  private static Access day(String person) {
    return new Access(LI, "personDay", "person", person, "2026-11-24", false, "10.0.0.1");
  }

  @Test
  void hasTheRowOnDiskBeforeItPromisesAReceipt() {
    try (AccessLog log = new AccessLog(written, clock)) {
      long receipt = log.begin(day("P001")).toCompletableFuture().join();
      List<AccessRow> begun = rows.page(EVERYTHING, Optional.empty(), 10);
      assertThat(begun).hasSize(1);
      assertThat(begun.get(0).receipt()).isEqualTo(receipt);
      assertThat(begun.get(0).status()).as("no answer has left yet").isEmpty();
      log.end(receipt, 200, 17);
    }
    AccessRow row = rows.page(EVERYTHING, Optional.empty(), 10).get(0);
    assertThat(row.status()).contains(200);
    assertThat(row.rows()).contains(17);
    assertThat(row.at()).isEqualTo(clock.instant());
  }

  @Test
  void writesEveryOneOfManyInOrder() {
    try (AccessLog log = new AccessLog(written, clock)) {
      List<CompletableFuture<Long>> receipts = new ArrayList<>();
      for (int read = 0; read < 500; read++) {
        receipts.add(log.begin(day("P" + read)).toCompletableFuture());
      }
      for (int read = 0; read < 500; read++) {
        assertThat(receipts.get(read).join()).isEqualTo(read + 1);
      }
    }
    assertThat(rows.page(EVERYTHING, Optional.empty(), 1_000)).hasSize(500);
  }

  @Test
  void refusesAtOnceWhatItCannotQueueOrWrite() {
    AccessLog log = new AccessLog(written, clock);
    CompletableFuture<List<CompletableFuture<Long>>> begun = new CompletableFuture<>();
    read.write(
        connection -> { // nobody else can write meanwhile, so the line grows to its end
          List<CompletableFuture<Long>> all = new ArrayList<>();
          all.add(log.begin(day("P001")).toCompletableFuture());
          while (log.refused() == 0) {
            all.add(log.begin(day("P002")).toCompletableFuture());
          }
          begun.complete(all);
          return 0;
        });
    List<CompletableFuture<Long>> all = begun.join();
    CompletableFuture<Long> last = all.get(all.size() - 1);
    assertThatThrownBy(last::join).hasCauseInstanceOf(SecurityStoreException.class);
    Awaitility.await().until(() -> all.stream().allMatch(CompletableFuture::isDone));
    assertThat(all.subList(0, all.size() - 1))
        .noneMatch(CompletableFuture::isCompletedExceptionally);
    log.close();
    assertThatThrownBy(() -> log.begin(day("P003")).toCompletableFuture().join())
        .hasCauseInstanceOf(SecurityStoreException.class);
  }

  @Test
  void findsByPersonPrincipalOperationAndTime() {
    try (AccessLog log = new AccessLog(written, clock)) {
      log.begin(day("P001")).toCompletableFuture().join();
      clock.advance(Duration.ofDays(1));
      log.begin(day("P002")).toCompletableFuture().join();
      log.begin(new Access(LI, "indicators", "orgUnit", "P002", "202611", false, "10.0.0.1"))
          .toCompletableFuture()
          .join();
    }
    assertThat(found(new Search(Optional.of("P002"), none(), none(), none(), none())))
        .containsExactly(2L);
    assertThat(found(new Search(none(), Optional.of("li"), none(), none(), none())))
        .containsExactly(3L, 2L, 1L);
    assertThat(found(new Search(none(), none(), Optional.of("indicators"), none(), none())))
        .containsExactly(3L);
    assertThat(found(new Search(none(), none(), none(), none(), Optional.of(clock.instant()))))
        .containsExactly(1L);
    assertThat(rows.page(EVERYTHING, Optional.of(2L), 10))
        .extracting(AccessRow::receipt)
        .containsExactly(1L);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private List<Long> found(Search search) {
    return rows.page(search, Optional.empty(), 10).stream().map(AccessRow::receipt).toList();
  }

  @Test
  void removesOnlyWhatIsOldEnoughAndGivesNoReceiptTwice() {
    try (AccessLog log = new AccessLog(written, clock)) {
      log.begin(day("P001")).toCompletableFuture().join();
      Purge purge = new Purge(read, clock, SecuritySettings.standard());
      assertThat(purge.run("li").get(0).removed().rows()).isZero();
      clock.advance(RetentionClass.ACCESS_LOG.least().plusMillis(1));
      assertThat(purge.run("li").get(0).removed().rows()).isEqualTo(1);
      assertThat(log.begin(day("P002")).toCompletableFuture().join()).isEqualTo(2);
    }
  }
}
