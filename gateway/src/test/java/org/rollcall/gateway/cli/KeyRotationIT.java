package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.KeyFile;
import org.rollcall.gateway.registry.KeyRing;
import org.rollcall.gateway.registry.RowJson;
import org.rollcall.gateway.registry.SealedRows;
import org.rollcall.gateway.registry.SealingException;
import org.rollcall.gateway.registry.SealingKey;
import org.rollcall.gateway.world.FakeClock;

/** Keys of a folder that come, stay and get lost. The folder is one that had a single key. */
final class KeyRotationIT {
  private static final String TOKEN = "token-of-the-terminal-J1";

  /** The key 00 01 … 1f, and 138 0000 1234 as it was sealed with it before keys had ids. */
  private static final String FIRST_KEY =
      "rollcall-key-v1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

  private static final String SEALED_BY_IT =
      "v1:hQL2aol99eBMu2SnMYXvpPQOtEbsrSvzdQotTZpcqU0WndqmirO0";

  @TempDir private Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void leaveAFolder() throws IOException {
    data = folder.resolve("data");
    Files.createDirectories(data);
    Files.writeString(key(), FIRST_KEY);
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    try (RunningGateway gateway = gateway(data)) {
      Seeds.orgUnits(gateway);
      Seeds.people(gateway, "H01", "P001");
      Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    }
    append(
        """
        [{"kind":"persons","cells":{"person_id":"P002","name":"老","phone":"%s"}}]
        """
            .formatted(SEALED_BY_IT));
  }

  private Path key() {
    return data.resolve("rollcall.key");
  }

  private void append(String rows) {
    Fact fact =
        new Fact.Imported(
            "an older version",
            ImportKind.PERSONS,
            RowJson.read(rows.getBytes(StandardCharsets.UTF_8)));
    try (Journal journal =
        SqliteJournal.open(data.resolve("journal.db"), FakeClock.at(OneGateway.NOW))) {
      journal.append(FactCodec.kind(fact), FactCodec.write(fact)).join();
    }
  }

  private Invocation run(String... arguments) {
    return Invocation.of(
        Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
            .toArray(String[]::new));
  }

  private static RunningGateway gateway(Path data) {
    return RunningGateway.start(data, FakeClock.at(OneGateway.NOW));
  }

  /** People's phones are read, the terminal is known by its token, all seals open. */
  private void worksAsBefore(Path where) {
    try (RunningGateway gateway = gateway(where)) {
      assertThat(gateway.get("/api/v1/persons").list("items"))
          .filteredOn(person -> List.of("P001", "P002").contains(person.getString("person_id")))
          .hasSize(2)
          .allSatisfy(person -> assertThat(person.getString("phone")).isEqualTo("138****1234"));
      gateway.checkIn(TOKEN, List.of(Seeds.punch("NP001", "in", "2021-11-05T08:30:00"))).ok();
    }
    Invocation verify = Invocation.of("verify", "--data", where.toString());
    assertThat(verify.err()).isEmpty();
    assertThat(verify.out()).containsPattern("all \\d+ sealed texts open");
    assertThat(Invocation.of("recount", "--verify", "--data", where.toString()).exit()).isZero();
  }

  @Test
  void opensAFolderOfOneKeyWithoutAnId() throws IOException {
    worksAsBefore(data);
    assertThat(Files.readString(key())).isEqualTo(FIRST_KEY);
  }

  @Test
  void sealsEverythingCurrentWithTheNewKeyAndKeepsTheOld() throws Exception {
    Invocation rotated = run("key", "rotate");
    assertThat(rotated.err()).isEmpty();
    assertThat(rotated.out()).contains("rotated to key", "2 rows sealed again");
    assertThat(Files.readString(key())).startsWith(FIRST_KEY).hasLineCount(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
    assertThat(outdated()).isZero();
    worksAsBefore(data);
  }

  @Test
  void rotatesAgainAndAgain() throws Exception {
    for (int keys = 2; keys <= 4; keys++) {
      assertThat(run("key", "rotate").out()).contains("rotated to key");
      assertThat(Files.readString(key())).hasLineCount(keys);
    }
    worksAsBefore(data);
    assertThat(run("key", "show").out().split(",")).hasSize(4);
    assertThat(run("key", "show").out()).doesNotContain("000102");
  }

  @Test
  void finishesWhatACrashAfterTheKeyFileLeft() throws Exception {
    KeyRing ring = KeyFile.add(key(), SealingKey.random());
    worksAsBefore(data);
    Invocation finished = run("key", "rotate");
    assertThat(finished.out()).contains("finished the rotation to key " + ring.newest().id());
    assertThat(Files.readString(key())).hasLineCount(2);
    assertThat(outdated()).isZero();
    worksAsBefore(data);
  }

  @Test
  void finishesWhatACrashBetweenTwoFactsLeft() throws Exception {
    int people = KeyRotation.FACT_ROWS + 50;
    try (RunningGateway gateway = gateway(data)) {
      StringBuilder csv = new StringBuilder("person_id,name,phone\n");
      IntStream.range(0, people).forEach(i -> csv.append("Q" + i + ",某" + i + ",13900001234\n"));
      gateway.importCsv("persons", csv.toString()).ok();
    }
    KeyRing ring = KeyFile.add(key(), SealingKey.random());
    try (Store store = Store.open(data, FakeClock.at(OneGateway.NOW), changes -> {})) {
      store.start();
      assertThat(store.awaitCaughtUp(60_000)).isTrue();
      assertThat(KeyRotation.sealAgain(store, ring, 1)).isEqualTo(KeyRotation.FACT_ROWS);
    }
    worksAsBefore(data);
    assertThat(run("key", "rotate").out())
        .contains("finished the rotation", (people + 2 - KeyRotation.FACT_ROWS) + " rows sealed");
    assertThat(outdated()).isZero();
  }

  @Test
  void takesAwayTheHalfFileThatACrashLeft() throws IOException {
    Path draft = folder.resolve("data/rollcall.key.new");
    Files.writeString(draft, FIRST_KEY.substring(0, 30));
    worksAsBefore(data);
    assertThat(run("key", "rotate").exit()).isZero();
    assertThat(draft).doesNotExist();
  }

  @Test
  void backsUpAndRestoresAllKeys() {
    run("key", "rotate");
    Path backup = folder.resolve("backup");
    Path restored = folder.resolve("restored");
    assertThat(run("backup", backup.toString()).exit()).isZero();
    assertThat(Invocation.of("restore", backup.toString(), "--data", restored.toString()).exit())
        .isZero();
    worksAsBefore(restored);
  }

  @Test
  void doesNotRotateBesideARunningGateway() throws IOException {
    try (RunningGateway gateway = gateway(data)) {
      Invocation refused = run("key", "rotate");
      assertThat(refused.exit()).isNotZero();
      assertThat(refused.err()).contains("uses the data folder").doesNotContain("\tat ");
      assertThat(gateway.get("/health/ready").status()).isEqualTo(200);
    }
    assertThat(Files.readString(key())).isEqualTo(FIRST_KEY);
  }

  @Test
  void doesNotStartWithoutItsKeyFileAndMakesNoOther() throws IOException {
    Files.delete(key());
    assertThatThrownBy(() -> Store.open(data, FakeClock.at(OneGateway.NOW), changes -> {}))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("no key file")
        .hasMessageContaining("restore " + key());
    assertThat(key()).doesNotExist();
    assertThat(run("verify").err()).contains("rollcall.key: is missing");
    assertThat(run("key", "rotate").err()).contains("restore it from a backup");
  }

  @Test
  void doesNotStartWithAKeyMissing() throws IOException {
    run("key", "rotate");
    String newest = KeyFile.loadOrCreate(key()).newest().id();
    Files.writeString(key(), FIRST_KEY);
    assertThatThrownBy(() -> Store.open(data, FakeClock.at(OneGateway.NOW), changes -> {}))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("sealed with the key " + newest)
        .hasMessageContaining("restore the key file");
    Invocation verify = run("verify");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.err()).contains(newest).doesNotContain("13800001234", "000102");
  }

  @Test
  void findsThatAnOldKeyIsMissingThoughNothingCurrentNeedsIt() throws IOException {
    run("key", "rotate");
    Files.writeString(key(), Files.readString(key()).substring(FIRST_KEY.length()));
    try (RunningGateway gateway = gateway(data)) {
      assertThat(gateway.get("/api/v1/persons").status()).isEqualTo(200);
    }
    Invocation verify = run("verify");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.err()).contains("journal.db entry");
  }

  @Test
  void doesNotStartWithTheKeyOfAnotherFolder() throws IOException {
    Files.writeString(key(), FIRST_KEY.replace("0001", "ffff"));
    assertThatThrownBy(() -> Store.open(data, FakeClock.at(OneGateway.NOW), changes -> {}))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("restore the key file");
  }

  @Test
  void doesNotCountATokenAsTwoBecauseItsHashIsOfAnOlderKey() {
    run("key", "rotate");
    try (RunningGateway gateway = gateway(data)) {
      String header = "device_id,protocol,serial,home,from,token\n";
      String same = header + "J1,json,JSON-J1,H01,2000-01-01," + TOKEN + "\n";
      assertThat(gateway.importCsv("devices", same).ok().getInteger("changed")).isZero();
      JsonObject other =
          gateway
              .importCsv("devices", header + "J2,json,JSON-J2,H01,2000-01-01," + TOKEN + "\n")
              .json();
      assertThat(other.encode()).contains("the token of J1 too");
    }
  }

  private int outdated() throws SQLException, InterruptedException {
    try (Store store = Store.open(data, FakeClock.at(OneGateway.NOW), changes -> {})) {
      store.start();
      assertThat(store.awaitCaughtUp(60_000)).isTrue();
      return SealedRows.outdated(store.registry(), store.sealer().ring()).size();
    }
  }
}
