package org.rollcall.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.journal.MemoryJournal;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.world.FakeClock;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Punches;
import org.rollcall.gateway.world.Town;

/** Where deliveries become durable, and what a terminal may be told when. */
@Timeout(30)
class JournalInletTest {
  private static final Instant NOW = Instant.parse("2021-11-05T00:30:10Z");
  private static final DeviceKey STRANGER = new DeviceKey("zkteco", "NOBODY1");

  private final FakeClock clock = new FakeClock(NOW);
  private final MemoryJournal journal = new MemoryJournal(clock);
  private final WaitingList waiting = new WaitingList(clock);
  private final DeviceContacts contacts = new DeviceContacts(clock);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;
  private LedgerWorld world;
  private JournalInlet inlet;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.devices(LedgerWorld.begin(folder, NOW.toString()));
    inlet =
        new JournalInlet(
            vertx,
            journal,
            () -> world.homes().registry(),
            LedgerWorld.SEALER,
            waiting,
            contacts,
            new IngestCounts(meters),
            stored -> Future.succeededFuture(new Outcome(1, 0, 0, true)));
  }

  @AfterEach
  void end() throws Exception {
    world.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  @Tag("invariant-1")
  void acknowledgesNothingBeforeTheJournalHasIt() throws Exception {
    journal.hold();
    Future<Receipt> receipt = inlet.accept(delivery(Town.FRONT));
    assertThat(journal.waiting()).isEqualTo(1);
    assertThat(receipt.isComplete()).isFalse();
    assertThat(counted("rollcall.ingest.deliveries")).isZero();
    journal.release();
    assertThat(await(receipt)).isEqualTo(new Receipt.Stored(1));
    assertThat(counted("rollcall.ingest.deliveries")).isEqualTo(1);
    assertThat(counted("rollcall.ingest.events")).isEqualTo(2);
  }

  @Test
  void journalsADeliveryWholeAndAsItCame() throws Exception {
    Delivery delivery = delivery(Town.FRONT);
    await(inlet.accept(delivery));
    assertThat(FactCodec.read(FactCodec.DELIVERY, journal.entry(1).orElseThrow().payload()))
        .isEqualTo(new Fact.Delivered(delivery));
  }

  @Test
  @Tag("invariant-5")
  void refusesWhatTheJournalHasNoRoomFor() throws Exception {
    journal.failWith(JournalException.Code.OVERLOADED);
    assertThat(await(inlet.accept(delivery(Town.FRONT))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Receipt.Reason.OVERLOADED));
    assertThat(refusals("overloaded")).isEqualTo(1);
  }

  @Test
  void refusesWhatTheDiskCannotTake() throws Exception {
    journal.failWith(JournalException.Code.STORAGE_FAILED);
    assertThat(await(inlet.accept(delivery(Town.FRONT))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Receipt.Reason.STORAGE_FAILED));
    assertThat(refusals("storage_failed")).isEqualTo(1);
  }

  @Test
  void holdsWhatACloudCannotKeepOfATerminalThatNobodyRegistered() throws Exception {
    assertThat(await(inlet.hold(delivery(STRANGER)))).isEqualTo(new Receipt.Stored(1));
    assertThat(journal.end()).isEqualTo(1);
    assertThat(waiting.list()).extracting(WaitingList.Knock::key).containsExactly(STRANGER);
    assertThat(await(inlet.hold(delivery(Town.FRONT)))).isEqualTo(new Receipt.Stored(2));
    assertThat(contacts.last(Town.FRONT)).contains(NOW);
  }

  @Test
  void refusesATerminalThatNobodyRegisteredAndRemembersThatItKnocked() throws Exception {
    assertThat(await(inlet.accept(delivery(STRANGER))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Receipt.Reason.UNKNOWN_DEVICE);
              assertThat(refused.detail()).contains("NOBODY1");
            });
    assertThat(journal.end()).isZero();
    assertThat(waiting.list())
        .containsExactly(new WaitingList.Knock(STRANGER, NOW, NOW, 1, "192.0.2.9"));
    assertThat(contacts.last(STRANGER)).isEmpty();
  }

  @Test
  void notesASignOfLifeOfAKnownTerminalAndAKnockOfAnother() {
    inlet.seen(Town.FRONT, "192.0.2.9");
    inlet.seen(STRANGER, "192.0.2.9");
    assertThat(contacts.last(Town.FRONT)).contains(NOW);
    assertThat(waiting.size()).isEqualTo(1);
    assertThat(journal.end()).isZero();
  }

  @Test
  void knowsATerminalByItsSerialAndByItsToken() {
    world.imports(
        ImportKind.DEVICES,
        "device_id,protocol,serial,home,from,token",
        "JS-01,json,R-0001,R01,2021-01-01,a-token-of-22-characters");
    Optional<KnownDevice> night = inlet.find(Town.NIGHT);
    assertThat(night).map(KnownDevice::id).contains("JS-01");
    assertThat(inlet.findByToken("a-token-of-22-characters")).isEqualTo(night);
    assertThat(inlet.findByToken("another-of-22-characte")).isEmpty();
    assertThat(inlet.findByToken("")).isEmpty();
    assertThat(inlet.find(STRANGER)).isEmpty();
  }

  @Test
  void completesOnTheContextOfWhoeverAsked() throws Exception {
    journal.hold();
    Future<Boolean> sameContext =
        Future.future(
            promise ->
                vertx.runOnContext(
                    ignored -> {
                      var mine = Vertx.currentContext();
                      inlet
                          .accept(delivery(Town.FRONT))
                          .map(receipt -> mine == Vertx.currentContext())
                          .onComplete(promise);
                      vertx.executeBlocking(
                          () -> {
                            journal.release();
                            return true;
                          });
                    }));
    assertThat(await(sameContext)).isTrue();
  }

  private static Delivery delivery(DeviceKey key) {
    return new Delivery(
        key,
        "192.0.2.9",
        List.copyOf(Punches.of("101 in 2021-11-05T08:30:00", "101 out 2021-11-05T08:30:05")));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private double counted(String name) {
    return meters.get(name).counter().count();
  }

  private double refusals(String reason) {
    return meters.get("rollcall.ingest.refused").tag("reason", reason).counter().count();
  }
}
