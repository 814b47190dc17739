package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.world.FakeClock;

/** The commands beside {@code serve}, each on a data folder that a gateway has left. */
final class CommandLineIT {
  private static final String TOKEN = "token-of-the-terminal-J1";

  @TempDir private Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void leaveAFolder() {
    data = folder.resolve("data");
    try (RunningGateway gateway = gateway(data)) {
      Seeds.orgUnits(gateway);
      Seeds.people(gateway, "H01", "P001", "P002");
      Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
      checkIn(gateway, "08:30:00");
    }
  }

  @Test
  void importsAFileAndSaysWhatItChanged() throws IOException {
    Path file = csv("persons.csv", "person_id,name\nP003,陈小明\nP004,丁一\n");
    Invocation first = run("import", "persons", file.toString());
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("2 rows accepted, 2 of them new or changed");
    assertThat(first.exit()).isZero();
    assertThat(run("import", "persons", file.toString()).out())
        .contains("2 rows accepted, 0 of them new or changed");
  }

  @Test
  void makesATokenBesideARunningGatewayAndPrintsItOnce() {
    String folderName = data.toString();
    try (RunningGateway gateway = gateway(data)) {
      Invocation made =
          Invocation.of(
              "token",
              "create",
              "--role",
              "county",
              "--unit",
              "330683",
              "--name",
              "county system",
              "--expires",
              "90d",
              "--data",
              folderName);
      assertThat(made.exit()).as(made.err()).isZero();
      String token = made.out().trim();
      assertThat(token).startsWith("rc_").hasSize(46);
      assertThat(made.err()).contains("county system", "not shown again").doesNotContain(token);
      assertThat(session(gateway, token).getString("role")).isEqualTo("county");
      Invocation again =
          Invocation.of(
              "token",
              "create",
              "--role",
              "county",
              "--name",
              "county system",
              "--data",
              folderName);
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err()).contains("\"county system\" is somebody's already");
    }
  }

  private static JsonObject session(RunningGateway gateway, String token) {
    return gateway
        .send(gateway.unsigned("/api/v1/session").header("Authorization", "Bearer " + token))
        .ok();
  }

  @Test
  void makesAccountsAndTokensWithoutAGateway() {
    String fresh = folder.resolve("fresh").toString();
    Invocation account =
        Invocation.of(
            "account",
            "create",
            "--role",
            "home-manager",
            "--unit",
            "H01",
            "--name",
            "王院长",
            "--data",
            fresh);
    assertThat(account.exit()).as(account.err()).isZero();
    assertThat(account.out().trim()).hasSize(20);
    Invocation unbound =
        Invocation.of(
            "account", "create", "--role", "home-manager", "--name", "x", "--data", fresh);
    assertThat(unbound.err()).contains("name them with --unit");
    assertThat(
            Invocation.of("token", "create", "--role", "king", "--name", "x", "--data", fresh)
                .err())
        .contains("there is no role \"king\"; roles are [administrator, installer");
  }

  @Test
  void namesTheBadCellAndStoresNothing() throws IOException {
    Path file = csv("persons.csv", "person_id,name\nP003,陈小明\nP004,\n");
    Invocation bad = run("import", "persons", file.toString());
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.err()).contains("row 3, name \"\": must not be empty", "nothing was stored");
    try (RunningGateway gateway = gateway(data)) {
      assertThat(gateway.get("/api/v1/persons").text()).doesNotContain("P003");
    }
  }

  @Test
  void saysWhenItCannotReadWhatItIsGiven() throws IOException {
    Path file = csv("persons.csv", "person_id,name\n");
    assertThat(run("import", "horses", file.toString()).err())
        .contains("no import kind \"horses\"");
    Invocation missing = run("import", "persons", folder.resolve("none.csv").toString());
    assertThat(missing.exit()).isNotZero();
    assertThat(missing.err()).contains("none.csv").doesNotContain("\tat ");
  }

  @Test
  void leavesAFolderAloneThatAGatewayUses() throws IOException {
    Path file = csv("persons.csv", "person_id,name\nP003,陈小明\n");
    try (RunningGateway gateway = gateway(data)) {
      for (Invocation refused :
          List.of(run("import", "persons", file.toString()), run("recount"))) {
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("uses the data folder").doesNotContain("\tat ");
      }
      assertThat(gateway.get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void provesThatTheLedgerFollowsFromTheJournal() {
    Invocation proof = run("recount", "--verify");
    assertThat(proof.exit()).isZero();
    assertThat(proof.out()).contains("agree in all");
  }

  @Test
  void findsALedgerThatSomebodyTouchedAndRebuildsIt() throws SQLException {
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
        Statement statement = ledger.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE person_day SET minutes = minutes + 60")).isOne();
    }
    Invocation touched = run("recount", "--verify");
    assertThat(touched.exit()).isEqualTo(1);
    assertThat(touched.err()).contains("differs", "person_day");
    assertThat(run("recount").out()).contains("ledger rebuilt from");
    assertThat(run("recount", "--verify").exit()).isZero();
  }

  @Test
  void judgesADateRangeAgain() {
    Invocation judged = run("recount", "--from", "2021-11-05", "--to", "2021-11-06");
    assertThat(judged.exit()).isZero();
    assertThat(judged.out()).contains("1 person-days judged again");
  }

  @Test
  void backsUpWhileTheGatewayRunsAndRestores() {
    Path backup = folder.resolve("backup");
    Path restored = folder.resolve("restored");
    try (RunningGateway gateway = gateway(data)) {
      assertThat(run("backup", backup.toString()).out()).contains("files backed up to");
      checkIn(gateway, "09:30:00");
    }
    assertThat(Invocation.of("restore", backup.toString(), "--data", restored.toString()).exit())
        .isZero();
    assertThat(Invocation.of("verify", "--data", restored.toString()).exit()).isZero();
    assertThat(Invocation.of("recount", "--verify", "--data", restored.toString()).exit()).isZero();
    try (RunningGateway gateway = gateway(restored)) {
      assertThat(
              gateway.get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06").list("items"))
          .as("what was there when the backup was taken")
          .hasSize(1);
    }
  }

  @Test
  void restoresIntoNoFolderThatIsInUse() {
    Path backup = folder.resolve("backup");
    run("backup", backup.toString());
    Invocation refused = run("restore", backup.toString());
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains(data.toString()).doesNotContain("\tat ");
  }

  @Test
  void findsADamagedJournal() throws SQLException {
    assertThat(run("verify").exit()).isZero();
    try (Connection journal =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("journal.db"));
        Statement statement = journal.createStatement()) {
      for (String trigger : triggers(statement)) {
        statement.execute("DROP TRIGGER " + trigger);
      }
      statement.execute("UPDATE entry SET payload = zeroblob(8) WHERE position = 2");
    }
    Invocation damaged = run("verify");
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.err()).contains("2");
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(Invocation.of("--version").out()).startsWith("rollcall ");
    assertThat(Invocation.of("--help").out()).contains("serve", "import", "recount", "backup");
    assertThat(Invocation.of("fly").exit()).isEqualTo(2);
  }

  /** What keeps the journal append-only: damage does not ask. */
  private static List<String> triggers(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private Invocation run(String... arguments) {
    String[] whole = Arrays.copyOf(arguments, arguments.length + 2);
    whole[arguments.length] = "--data";
    whole[arguments.length + 1] = data.toString();
    return Invocation.of(whole);
  }

  private Path csv(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static RunningGateway gateway(Path data) {
    return RunningGateway.start(data, FakeClock.at(OneGateway.NOW));
  }

  private static void checkIn(RunningGateway gateway, String time) {
    gateway.checkIn(TOKEN, List.of(Seeds.punch("NP001", "in", "2021-11-05T" + time))).ok();
  }
}
