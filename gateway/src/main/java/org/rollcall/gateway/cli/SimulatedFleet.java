package org.rollcall.gateway.cli;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.Faults;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.dejaos.DejaosTerminal;
import org.rollcall.device.dingtalk.DingTalkTerminal;
import org.rollcall.device.face.FaceTerminal;
import org.rollcall.device.hikvision.HikvisionTerminal;
import org.rollcall.device.json.JsonTerminal;
import org.rollcall.device.zkteco.Dialect;
import org.rollcall.device.zkteco.ZktecoTerminal;

/**
 * Simulated terminals of the protocols that are wanted, one after the other in turn. A value; its
 * terminals belong to who asks for them.
 *
 * @param organisation the gateway's settings of a DingTalk organisation, where one is played
 * @param answerWithin how long terminals over MQTT wait for an answer, empty for as real ones do
 */
record SimulatedFleet(
    String host,
    int devicePort,
    int mqttPort,
    List<Kind> kinds,
    Faults faults,
    Optional<JsonObject> organisation,
    Optional<Duration> answerWithin) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String TOKEN_PREFIX = "simulated-terminal-";

  /** What a simulated terminal speaks. */
  enum Kind {
    ZKTECO("zkteco"),
    ZKTECO_SECURITY("zkteco"),
    JSON("json"),
    HIKVISION("hikvision"),
    FACE("face"),
    DEJAOS("dejaos"),
    DINGTALK("dingtalk");

    private final String protocol;

    Kind(String protocol) {
      this.protocol = protocol;
    }

    String protocol() {
      return protocol;
    }

    private boolean hasToken() {
      return this == JSON || this == HIKVISION || this == FACE || this == DEJAOS;
    }
  }

  SimulatedFleet {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new CommandException("--protocols names nothing to simulate");
    }
    if (kinds.contains(Kind.DINGTALK) && organisation.isEmpty()) {
      throw new CommandException(
          "DINGTALK needs --config with the gateway's settings: their first dingtalk entry is played");
    }
  }

  /** The rows that register the first so many terminals, in turn at the homes. */
  String devices(int count, List<String> homes, LocalDate from) {
    StringBuilder csv = new StringBuilder("device_id,protocol,serial,home,from,direction,token\n");
    for (int no = 0; no < count; no++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,terminal,%s%n",
              name(no),
              kind(no).protocol,
              name(no),
              homes.get(no % homes.size()),
              from,
              kind(no).hasToken() ? token(no) : ""));
    }
    return csv.toString();
  }

  SimulatedTerminal terminal(Vertx vertx, Clock clock, int no) {
    return switch (kind(no)) {
      case ZKTECO -> zkteco(vertx, clock, no, Dialect.ATTENDANCE);
      case ZKTECO_SECURITY -> zkteco(vertx, clock, no, Dialect.SECURITY);
      case JSON ->
          new JsonTerminal(
              vertx,
              clock,
              JsonTerminal.Options.of(host, devicePort, token(no), ZONE).with(faults));
      case HIKVISION ->
          new HikvisionTerminal(
              vertx,
              clock,
              HikvisionTerminal.Options.of(host, devicePort, token(no), ZONE).with(faults));
      case FACE -> new FaceTerminal(vertx, clock, face(no));
      case DEJAOS -> new DejaosTerminal(vertx, clock, dejaos(no));
      case DINGTALK -> dingTalk(vertx, clock, no, organisation.orElseThrow());
    };
  }

  private FaceTerminal.Options face(int no) {
    FaceTerminal.Options options =
        FaceTerminal.Options.of(host, mqttPort, name(no), Optional.of(token(no)), ZONE)
            .with(faults);
    return answerWithin.map(options::withAnswerWithin).orElse(options);
  }

  private DejaosTerminal.Options dejaos(int no) {
    DejaosTerminal.Options options =
        DejaosTerminal.Options.of(host, mqttPort, name(no), Optional.of(token(no)), ZONE)
            .with(faults);
    return answerWithin.map(options::withAnswerWithin).orElse(options);
  }

  private SimulatedTerminal zkteco(Vertx vertx, Clock clock, int no, Dialect dialect) {
    return new ZktecoTerminal(
        vertx,
        clock,
        ZktecoTerminal.Options.of(host, devicePort, name(no)).with(dialect).with(faults));
  }

  private SimulatedTerminal dingTalk(Vertx vertx, Clock clock, int no, JsonObject settings) {
    return new DingTalkTerminal(
        vertx,
        clock,
        DingTalkTerminal.Options.of(
                host,
                devicePort,
                settings.getString("org"),
                settings.getString("corpId"),
                settings.getString("appKey"),
                settings.getString("token"),
                settings.getString("aesKey"),
                name(no))
            .with(faults));
  }

  private Kind kind(int no) {
    return kinds.get(no % kinds.size());
  }

  private String token(int no) {
    return TOKEN_PREFIX + name(no);
  }

  /** Identifier and serial number of a terminal. */
  static String name(int no) {
    return String.format(Locale.ROOT, "SIM%05d", no + 1);
  }
}
