package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** Commands for terminals, from the wish to the result. */
final class CommandIT {
  private static final String COMMANDS = "/api/v1/devices/ZK-01/commands";

  @TempDir private Path folder;

  @Test
  void goToTheTerminalAlsoAfterARestart() {
    FakeClock clock = FakeClock.at(OneGateway.NOW);
    String id;
    try (RunningGateway gateway = RunningGateway.start(folder.resolve("data"), clock)) {
      Seeds.orgUnits(gateway);
      Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
      JsonObject ordered = order(gateway, "LOG");
      assertThat(ordered.getString("state")).isEqualTo("waiting");
      id = ordered.getString("id");
    }
    try (RunningGateway gateway = RunningGateway.start(folder.resolve("data"), clock)) {
      assertThat(state(gateway)).isEqualTo("waiting");
      assertThat(gateway.device(get("/iclock/getrequest?SN=GATE0001")).body())
          .contains("C:" + id + ":LOG\n");
      assertThat(state(gateway)).isEqualTo("fetched");

      gateway.device(
          RawSocket.post("/iclock/devicecmd?SN=GATE0001", "ID=" + id + "&Return=-1002&CMD=LOG\n"));

      assertThat(state(gateway)).isEqualTo("failed");
      assertThat(last(gateway).getInteger("result")).isEqualTo(-1002);
      order(gateway, "CHECK");
      clock.advance(Duration.ofHours(25));
      assertThat(state(gateway)).isEqualTo("expired");
    }
  }

  @Test
  void areRefusedWithASentence() {
    try (RunningGateway gateway =
        RunningGateway.start(folder.resolve("data"), FakeClock.at(OneGateway.NOW))) {
      Seeds.orgUnits(gateway);
      Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
      Seeds.jsonTerminal(gateway, "J1", "H01", "token-of-the-terminal-J1");

      assertThat(verdict(gateway, COMMANDS, "{'command':'SHELL'}")).isEqualTo("400 BAD_REQUEST");
      assertThat(verdict(gateway, COMMANDS, "{'command':'CLEAR'}")).isEqualTo("400 BAD_REQUEST");
      assertThat(verdict(gateway, COMMANDS, "{'command':'BACKFILL'}")).isEqualTo("400 BAD_REQUEST");
      assertThat(verdict(gateway, COMMANDS, "{'command':'INFO','from':'2021-11-05'}"))
          .isEqualTo("400 BAD_REQUEST");
      assertThat(
              verdict(
                  gateway,
                  COMMANDS,
                  "{'command':'BACKFILL','from':'2021-11-31','to':'2021-12-01'}"))
          .isEqualTo("400 BAD_DATE");
      assertThat(verdict(gateway, "/api/v1/devices/J1/commands", "{'command':'INFO'}"))
          .isEqualTo("409 NO_COMMANDS");
      assertThat(verdict(gateway, "/api/v1/devices/NOBODY/commands", "{'command':'INFO'}"))
          .isEqualTo("404 NOT_FOUND");
      for (int i = 0; i < 16; i++) {
        order(gateway, "INFO");
      }
      assertThat(verdict(gateway, COMMANDS, "{'command':'INFO'}"))
          .isEqualTo("409 TOO_MANY_COMMANDS");
    }
  }

  private static JsonObject order(RunningGateway gateway, String command) {
    return gateway.post(COMMANDS, new JsonObject().put("command", command)).ok();
  }

  private static String verdict(RunningGateway gateway, String path, String body) {
    return gateway.post(path, new JsonObject(body.replace('\'', '"'))).verdict();
  }

  private static String state(RunningGateway gateway) {
    return last(gateway).getString("state");
  }

  private static JsonObject last(RunningGateway gateway) {
    List<JsonObject> items = gateway.get(COMMANDS).list("items");
    return items.get(items.size() - 1);
  }

  private static byte[] get(String target) {
    return ("GET " + target + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
