package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.rollcall.device.dingtalk.CloudBytes;

/**
 * The terminals of all protocols that the bench plays: first the mixed ones, then those of which
 * each protocol gets a load of its own. They share the people of a small town.
 *
 * @param mixed how many stay connected at once
 * @param mqtt how many deliver over MQTT
 * @param cloud the organisation's cloud
 * @param picture what a Hikvision terminal sends with each event
 */
record SpokenFleet(int mixed, int mqtt, Town town, CloudBytes cloud, Buffer picture) {
  /** Machines behind DingTalk's cloud, and connections that it opens. */
  static final int MACHINES = 16;

  static final int CAMERAS = 16;
  static final int PICTURE_BYTES = 200 << 10;
  static final int MESSAGE_BYTES = 300;

  private static final int SMALL_PICTURE_BYTES = 4 << 10;
  private static final int SIGNS_BETWEEN = 2;
  private static final long SEED = 20_211_105;
  private static final LocalDate END = LocalDate.of(2026, 1, 1);
  private static final String ORG = "bench";
  private static final String CORP_ID = "dingbench0001";
  private static final String APP_KEY = "dingbenchkey1";
  private static final String TOKEN = "bench-callback-token";
  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  static SpokenFleet of(int mixed, int mqtt, Clock clock) {
    byte[] picture = new byte[PICTURE_BYTES];
    new Random(SEED).nextBytes(picture);
    return new SpokenFleet(
        mixed,
        mqtt,
        Town.of(1, mqtt + MACHINES + CAMERAS),
        new CloudBytes(clock, ORG, CORP_ID, APP_KEY, TOKEN, AES_KEY),
        Buffer.buffer(picture));
  }

  /** The gateway's settings under which these terminals are served. */
  static String settings() {
    return """
    dingtalk:
      - org: %s
        corpId: %s
        appKey: %s
        token: %s
        aesKey: %s
        pushQuota: 100000000
    """
        .formatted(ORG, CORP_ID, APP_KEY, TOKEN, AES_KEY);
  }

  /** The rows that register all of them. */
  String devices() {
    StringBuilder csv = new StringBuilder("device_id,protocol,serial,home,from,direction,token\n");
    for (int no = 0; no < size(); no++) {
      csv.append(
          "T-%s,%s,%s,%s,%s,terminal,%s\n"
              .formatted(
                  no + 1,
                  kind(no).protocol(),
                  serial(no),
                  town.home(town.homeOf(no % town.terminals())),
                  Town.FIRST_DAY,
                  kind(no).hasToken() ? token(no) : ""));
    }
    return csv.toString();
  }

  /** Those that stay connected, of one kind of port. */
  List<SpokenTerminal> mixed(boolean overMqtt) {
    SpokenFleet withSmallPictures =
        new SpokenFleet(mixed, mqtt, town, cloud, Buffer.buffer(new byte[SMALL_PICTURE_BYTES]));
    return IntStream.range(0, mixed)
        .filter(no -> kind(no).isOverMqtt() == overMqtt)
        .mapToObj(no -> new SpokenTerminal(withSmallPictures, no, SIGNS_BETWEEN))
        .toList();
  }

  List<SpokenTerminal> mqttTerminals() {
    return punching(mixed, mqtt);
  }

  List<SpokenTerminal> machines() {
    return punching(mixed + mqtt, MACHINES);
  }

  List<SpokenTerminal> cameras() {
    return punching(mixed + mqtt + MACHINES, CAMERAS);
  }

  Spoken kind(int no) {
    if (no < mixed) {
      return Spoken.MIX.get(no % Spoken.MIX.size());
    }
    if (no < mixed + mqtt) {
      return Spoken.DEJAOS;
    }
    return no < mixed + mqtt + MACHINES ? Spoken.DINGTALK : Spoken.HIKVISION;
  }

  PunchPlan plan(int no) {
    return new PunchPlan(town, no % town.terminals(), END);
  }

  static String serial(int no) {
    return String.format(Locale.ROOT, "TERM%05d", no + 1);
  }

  static String token(int no) {
    return "bench-terminal-token-" + serial(no);
  }

  private int size() {
    return mixed + mqtt + MACHINES + CAMERAS;
  }

  private List<SpokenTerminal> punching(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(no -> new SpokenTerminal(this, no, 0))
        .toList();
  }
}
