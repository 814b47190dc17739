package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.sqlite.SQLiteConfig;

/**
 * The check-ins in a data folder as the file has them, whatever the gateway would say of them.
 *
 * @param identities serial number, badge and civil time of each
 */
record StoredCheckIns(Map<String, Long> byProtocol, List<String> identities) {

  static StoredCheckIns of(Path data) throws SQLException {
    Map<String, Long> byProtocol = new TreeMap<>();
    List<String> identities = new ArrayList<>();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection ledger = config.createConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
        Statement statement = ledger.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT s.text, c.number, c.at_ms / 1000 + c.offset_s
                FROM check_in c JOIN symbol s ON s.no = c.device
                """)) {
      while (rows.next()) {
        String[] device = rows.getString(1).split(":", 2);
        LocalDateTime time = LocalDateTime.ofEpochSecond(rows.getLong(3), 0, ZoneOffset.UTC);
        byProtocol.merge(device[0], 1L, Long::sum);
        identities.add(String.join(" ", device[1], rows.getString(2), time.toString()));
      }
    }
    return new StoredCheckIns(byProtocol, identities);
  }

  /** Waits until a running gateway's ledger has followed its journal. */
  static void awaitFollowed(int httpPort) {
    ApiClient api = new ApiClient(URI.create("http://127.0.0.1:" + httpPort), RunningGateway.TOKEN);
    Awaitility.await()
        .atMost(2, TimeUnit.MINUTES)
        .until(
            () -> {
              JsonObject health = api.get("/health/ready");
              return health.getLong("ledgerLag") == 0;
            });
  }
}
