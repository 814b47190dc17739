package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** A broken terminal is replaced in one step; its name, home and history stay. */
@ExtendWith(OneGateway.class)
final class DeviceCareIT {
  private static final String OLD_TOKEN = "token-of-the-old-machine";
  private static final String NEW_TOKEN = "token-of-the-new-machine";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RunningGateway gateway;

  DeviceCareIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
    Seeds.jsonTerminal(gateway, "J1", "H01", OLD_TOKEN);
  }

  @Test
  void goesOnUnderItsNameWithAnotherMachine() {
    arrives(OLD_TOKEN, "2021-11-03");
    JsonObject replaced =
        gateway
            .post(
                "/api/v1/devices/J1/replace",
                new JsonObject()
                    .put("serial", "SPARE7")
                    .put("from", "2021-11-04")
                    .put("token", NEW_TOKEN))
            .ok();
    assertThat(Reply.objects(replaced, "places"))
        .extracting(place -> place.getString("serial") + " " + place.getString("from"))
        .containsExactly("JSON-J1 2000-01-01", "SPARE7 2021-11-04");
    arrives(NEW_TOKEN, "2021-11-04");
    assertThat(
            Reply.objects(
                gateway.get("/api/v1/check-ins?home=H01&from=2021-11-03&to=2021-11-05").ok(),
                "items"))
        .extracting(item -> item.getString("device") + " " + item.getString("status"))
        .containsExactly("J1 counted", "J1 counted");
    assertThat(gateway.checkIn(OLD_TOKEN, List.of(checkIn("2021-11-04"))).status())
        .as("the token of the broken machine is worth nothing any more")
        .isEqualTo(401);
    assertThat(Reply.objects(gateway.get("/api/v1/devices/J1/history").ok(), "places")).hasSize(2);
  }

  @Test
  void leadsAnInstallerFromTheSiteToTheFirstCountedPunch() {
    Seeds.jsonTerminal(gateway, "J2", "H01", "token-of-the-terminal-J2");
    assertThat(open("J2")).containsExactly("reach", "clock", "test-punch", "person");
    JsonObject stranger =
        new JsonObject().put("number", "4711").put("time", gateway.clock().instant().toString());
    gateway.checkIn("token-of-the-terminal-J2", List.of(stranger)).ok();
    assertThat(open("J2")).containsExactly("person");
    gateway
        .post(
            "/api/v1/credentials",
            new JsonObject()
                .put("scope", "home:H01")
                .put("number", "4711")
                .put("person", "P001")
                .put("from", "2021-11-01"))
        .ok();
    assertThat(open("J2")).isEmpty();
    assertThat(gateway.get("/api/v1/devices/J2/commissioning").ok().getBoolean("ready")).isTrue();
  }

  @Test
  void tellsAnInstallerEachStepAsItIsReached() throws InterruptedException {
    Seeds.jsonTerminal(gateway, "J3", "H01", "token-of-the-terminal-J3");
    try (LiveStream stream =
        LiveStream.open(
            gateway, "/api/v1/devices/J3/commissioning", "Accept", "text/event-stream")) {
      assertThat(steps(stream, 6))
          .containsExactly(
              "site true",
              "reach false",
              "zone true",
              "clock false",
              "test-punch false",
              "person false");
      JsonObject punch =
          new JsonObject().put("number", "NP001").put("time", gateway.clock().instant().toString());
      gateway.checkIn("token-of-the-terminal-J3", List.of(punch)).ok();

      assertThat(steps(stream, 4))
          .contains("reach true", "clock true", "test-punch true", "person true");
      LiveStream.Event last = stream.next(PATIENCE).orElseThrow();
      while (!last.type().equals("ready")) {
        last = stream.next(PATIENCE).orElseThrow();
      }
      assertThat(last.data().getString("device")).isEqualTo("J3");
      assertThat(stream.isEnded(PATIENCE)).isTrue();
    }
    assertThat(
            gateway
                .send(
                    gateway
                        .request("/api/v1/devices/NONE/commissioning")
                        .header("Accept", "text/event-stream"))
                .verdict())
        .isEqualTo("404 NOT_FOUND");
  }

  /** What the next events say, however many looks it takes to say it. */
  private static List<String> steps(LiveStream stream, int count) throws InterruptedException {
    List<String> steps = new ArrayList<>();
    while (steps.size() < count) {
      JsonObject step = stream.next(PATIENCE).orElseThrow().data();
      String text = step.getString("step") + " " + step.getBoolean("done");
      if (!steps.contains(text)) {
        steps.add(text);
      }
    }
    return steps;
  }

  private List<String> open(String device) {
    return gateway.get("/api/v1/devices/" + device + "/commissioning").list("steps").stream()
        .filter(step -> !step.getBoolean("done"))
        .map(step -> step.getString("step"))
        .toList();
  }

  @Test
  void refusesAReplacementFromBeforeTheMachineItself() {
    Reply reply =
        gateway.post(
            "/api/v1/devices/J1/replace",
            new JsonObject().put("serial", "SPARE8").put("from", "2000-01-01"));
    assertThat(reply.verdict()).isEqualTo("422 BAD_ROWS");
    assertThat(gateway.get("/api/v1/devices/NONE/history").verdict()).isEqualTo("404 NOT_FOUND");
  }

  private void arrives(String token, String date) {
    assertThat(gateway.checkIn(token, List.of(checkIn(date))).ok().getInteger("stored"))
        .isEqualTo(1);
  }

  private static JsonObject checkIn(String date) {
    return new JsonObject().put("number", "NP001").put("time", date + "T08:30:00+08:00");
  }
}
