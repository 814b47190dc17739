package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/**
 * A journal that can't be written, because somebody else holds its file: nothing is acknowledged,
 * everything is still readable, and it goes on by itself.
 */
@ExtendWith(OneGateway.class)
final class ReadinessIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final byte[] PUNCH =
      RawSocket.post("/iclock/cdata?SN=GATE0001&table=ATTLOG", "1\t2021-11-05 08:30:00\t0\t1\n");

  private final RunningGateway gateway;

  ReadinessIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
  }

  @Test
  void isNotReadyWhileTheJournalCannotBeWrittenAndIsAgainAfterwards() throws Exception {
    long before = gateway.journalEnd();
    try (Connection intruder =
            DriverManager.getConnection("jdbc:sqlite:" + gateway.data().resolve("journal.db"));
        Statement statement = intruder.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(RawSocket.send(gateway.devicePort(), PUNCH).status()).isEqualTo(503);
      assertThat(gateway.get("/health/ready").status()).isEqualTo(503);
      assertThat(gateway.get("/health/ready").json().getString("status")).isEqualTo("DOWN");
      assertThat(gateway.get("/health/live").status()).isEqualTo(200);
      assertThat(gateway.get("/metrics").text()).contains("rollcall_journal_writable 0");
      assertThat(
              gateway
                  .checkIn(TOKEN, List.of(Seeds.punch("1", "in", "2021-11-05T08:30:00")))
                  .verdict())
          .isEqualTo("503 STORAGE_FAILED");
      assertThat(gateway.importCsv("persons", "person_id,name\nP1,甲\n").verdict())
          .isEqualTo("503 STORAGE_FAILED");
      assertThat(gateway.get("/api/v1/homes/H01/days/2021-11-05").status()).isEqualTo(200);
      statement.execute("ROLLBACK");
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> gateway.get("/health/ready").status() == 200);
    assertThat(gateway.journalEnd()).isEqualTo(before);
    assertThat(gateway.device(PUNCH).body()).isEqualTo("OK:1");
    assertThat(gateway.journalEnd()).isEqualTo(before + 1);
  }
}
