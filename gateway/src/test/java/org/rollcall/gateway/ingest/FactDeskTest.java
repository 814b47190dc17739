package org.rollcall.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.journal.MemoryJournal;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.projection.LedgerProjection;
import org.rollcall.gateway.projection.ProjectionRunner;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Table;
import org.rollcall.gateway.world.FakeClock;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** People's facts: checked, journaled, shown, and one at a time. */
@Timeout(60)
class FactDeskTest {
  private final FakeClock clock = new FakeClock(Instant.parse("2021-11-05T00:30:00Z"));
  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws Exception {
    world = Town.people(LedgerWorld.begin(folder, "2021-11-05T00:30:00Z"));
  }

  @AfterEach
  void end() throws Exception {
    world.close();
  }

  @Test
  @Tag("invariant-2")
  void keepsImportsAsFactsWithTheirAuthor() {
    Fact fact = FactCodec.read(FactCodec.IMPORT, lastPayload());
    assertThat(fact)
        .isInstanceOfSatisfying(
            Fact.Imported.class,
            imported -> {
              assertThat(imported.author()).isEqualTo("tester");
              assertThat(imported.kind()).isEqualTo(ImportKind.ENROLMENTS);
            });
  }

  @Test
  void takesAllOfATableOrNothing() {
    long before = world.journal().end();
    ImportResult result =
        world.tryImport(ImportKind.PERSONS, "person_id,name", "P007,好人", "P008,", "not an id,坏人");
    assertThat(result)
        .isInstanceOfSatisfying(
            ImportResult.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.row() + " " + problem.column())
                    .containsExactly("3 name", "4 person_id"));
    assertThat(world.journal().end()).isEqualTo(before);
    assertThat(world.homes().registry().person("P007")).isEmpty();
  }

  @Test
  void journalsOnlyRowsThatSaySomethingNew() {
    long before = world.journal().end();
    assertThat(world.tryImport(ImportKind.PERSONS, "person_id,name", "P001,周一"))
        .isEqualTo(new ImportResult.Accepted(1, List.of()));
    assertThat(world.journal().end()).isEqualTo(before);
    world.imports(ImportKind.PERSONS, "person_id,name", "P001,周一", "P002,改名");
    Fact.Imported fact = (Fact.Imported) FactCodec.read(FactCodec.IMPORT, lastPayload());
    assertThat(fact.rows()).extracting(row -> row.key()).containsExactly("P002");
  }

  @Test
  void saysThatALedgerWhichIsStuckHasNotShownTheFactYet() {
    MemoryJournal journal = new MemoryJournal(clock);
    FactDesk desk = desk(journal, position -> new CompletableFuture<>());
    assertThatThrownBy(() -> desk.record(new Fact.PolicySet(Parameters.standard())))
        .isInstanceOf(NotYetAppliedException.class)
        .hasMessageContaining("the journal has it");
    assertThat(journal.end()).isEqualTo(1);
  }

  @Test
  void checksNothingAgainstARegistryThatLacksWhatWasRecorded() {
    MemoryJournal journal = new MemoryJournal(clock);
    journal.append(FactCodec.RELEASE, new byte[0]).join();
    FactDesk desk = desk(journal, position -> new CompletableFuture<>());
    assertThatThrownBy(() -> desk.importRows("tester", ImportKind.PERSONS, person("P1")))
        .isInstanceOf(NotYetAppliedException.class)
        .hasMessageContaining("import it again");
    assertThat(journal.end()).isEqualTo(1);
  }

  @Test
  void passesOnWhatTheJournalSaysOfItself() {
    MemoryJournal journal = new MemoryJournal(clock);
    journal.failWith(JournalException.Code.OVERLOADED);
    FactDesk desk = desk(journal, position -> CompletableFuture.completedFuture(null));
    assertThatThrownBy(() -> desk.importRows("tester", ImportKind.PERSONS, person("P1")))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.code()).isEqualTo(JournalException.Code.OVERLOADED));
  }

  @Test
  void letsOneOfManyAtATimeThroughSoThatNoTwoContradictEachOther() throws Exception {
    int clerks = 6;
    ExecutorService pool = Executors.newFixedThreadPool(clerks);
    try (Journal journal = SqliteJournal.open(folder.resolve("journal.db"), clock);
        LedgerDatabase ledger = LedgerDatabase.open(folder.resolve("other.db"));
        LedgerProjection projection =
            new LedgerProjection(ledger, LedgerWorld.CALENDAR, changes -> {});
        ProjectionRunner runner = new ProjectionRunner(journal, projection)) {
      runner.start();
      FactDesk desk =
          new FactDesk(
              journal, () -> projection.homes().registry(), LedgerWorld.SEALER, runner::reached);
      desk.importRows("tester", ImportKind.ORG_UNITS, units());
      CountDownLatch together = new CountDownLatch(1);
      List<Future<ImportResult>> results = new ArrayList<>();
      for (int clerk = 0; clerk < clerks; clerk++) {
        String device = "ZK-" + clerk;
        results.add(
            pool.submit(
                () -> {
                  assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
                  return desk.importRows(device, ImportKind.DEVICES, device(device));
                }));
      }
      together.countDown();
      int accepted = 0;
      for (Future<ImportResult> result : results) {
        accepted += result.get() instanceof ImportResult.Accepted ? 1 : 0;
      }
      assertThat(accepted).as("one serial stands at one place").isEqualTo(1);
      assertThat(projection.homes().registry().devices()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  private FactDesk desk(Journal journal, LongFunction<CompletableFuture<Void>> applied) {
    return new FactDesk(
        journal, Registry::empty, LedgerWorld.SEALER, applied, Duration.ofMillis(50));
  }

  private byte[] lastPayload() {
    return world.journal().entry(world.journal().end()).orElseThrow().payload();
  }

  private static Table person(String id) {
    return table("person_id,name", id + ",周一");
  }

  private static Table units() {
    return table("code,name,kind,parent", "F,联,federation,", "T1,镇,township,F", "H01,三江,home,T1");
  }

  private static Table device(String id) {
    return table("device_id,protocol,serial,home,from", id + ",zkteco,CQZ1,H01,2021-01-01");
  }

  private static Table table(String header, String... lines) {
    List<Table.TableRow> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new Table.TableRow(rows.size() + 2, List.of(line.split(",", -1))));
    }
    return new Table(List.of(header.split(",", -1)), rows);
  }
}
