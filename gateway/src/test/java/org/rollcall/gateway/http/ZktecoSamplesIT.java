package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.table.SharedSamples;

/** Traffic of real terminals, byte for byte through the device port, read back by people's API. */
@ExtendWith(OneGateway.class)
final class ZktecoSamplesIT {
  private static final String FOLDER = "zkteco/";
  private static final Pattern TARGET = Pattern.compile("POST (/iclock/\\S+)");
  private static final Pattern SERIAL = Pattern.compile("SN=([A-Za-z0-9_-]+)");
  private static final Pattern TIME =
      Pattern.compile("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

  @Test
  void areStoredAsTheTerminalsMeantThem(RunningGateway gateway) throws IOException {
    Map<String, byte[]> requests = requests();
    Seeds.orgUnits(gateway);
    register(gateway, requests);

    for (Map.Entry<String, byte[]> request : requests.entrySet()) {
      assertThat(gateway.device(request.getValue()).status()).as(request.getKey()).isEqualTo(200);
    }

    List<String> expected = requests.values().stream().flatMap(r -> punches(r).stream()).toList();
    assertThat(expected).hasSizeGreaterThan(70);
    assertThat(stored(gateway)).containsAll(expected);
    assertThat(gateway.get("/api/v1/devices/waiting").list("items")).isEmpty();
  }

  /** The requests in the order of the index, whole; a server's replies are left out. */
  private static Map<String, byte[]> requests() throws IOException {
    Map<String, byte[]> requests = new LinkedHashMap<>();
    for (String line : SharedSamples.lines(FOLDER + "INDEX.md")) {
      String[] cells = line.split("(?<!\\\\)\\|", -1);
      if (cells.length > 4 && cells[1].strip().matches("\\d\\d-.*")) {
        String file = cells[1].strip();
        request(cells[3].strip().replaceAll("SN=(\\?|\\.\\.)", "SN=UNNAMED"), file)
            .ifPresent(request -> requests.put(file, request));
      }
    }
    return requests;
  }

  private static Optional<byte[]> request(String context, String file) throws IOException {
    byte[] body = SharedSamples.bytes(FOLDER + file);
    if (file.endsWith(".http")) {
      return text(body).startsWith("HTTP/") ? Optional.empty() : Optional.of(body);
    }
    Matcher target = TARGET.matcher(context);
    return context.startsWith("reply") || !target.find()
        ? Optional.empty()
        : Optional.of(RawSocket.post(target.group(1), body));
  }

  private static void register(RunningGateway gateway, Map<String, byte[]> requests) {
    TreeSet<String> serials = new TreeSet<>();
    for (byte[] request : requests.values()) {
      Matcher serial = SERIAL.matcher(text(request));
      while (serial.find()) {
        serials.add(serial.group(1));
      }
    }
    serials.forEach(serial -> Seeds.zktecoTerminal(gateway, "D-" + serial, serial, "H01"));
    Seeds.persons(gateway, "P1452", "P1001");
    gateway
        .importCsv(
            "credentials",
            """
            scope,number,person_id,from,to
            home:H01,1452,P1452,2000-01-01,
            home:H01,1001,P1001,2000-01-01,
            """)
        .ok();
  }

  /** What the lines of an attendance log say, read here by the manual's columns alone. */
  private static List<String> punches(byte[] request) {
    String text = text(request);
    List<String> punches = new ArrayList<>();
    if (text.contains("table=ATTLOG")) {
      for (String line : text.substring(text.indexOf("\r\n\r\n") + 4).split("\r?\n")) {
        String[] cells = line.split("\t", -1);
        if (cells.length >= 4 && TIME.matcher(cells[1]).matches()) {
          punches.add(
              punch(
                  cells[0],
                  cells[1].replace(' ', 'T'),
                  Map.of("0", "in", "1", "out").getOrDefault(cells[2], "unknown"),
                  Map.of("1", "finger", "15", "face").getOrDefault(cells[3], "other"),
                  cells[0].equals("1452") || cells[0].equals("1001") ? "P" + cells[0] : "null"));
        }
      }
    }
    return punches;
  }

  private static List<String> stored(RunningGateway gateway) {
    return gateway
        .get("/api/v1/check-ins?home=H01&from=2000-01-01&to=2100-01-01&limit=5000")
        .list("items")
        .stream()
        .map(ZktecoSamplesIT::punch)
        .toList();
  }

  private static String punch(JsonObject stored) {
    String local = stored.getString("localTime");
    assertThat(stored.getInstant("instant"))
        .as("every terminal of the samples stands in China")
        .isEqualTo(OffsetDateTime.parse(local + "+08:00").toInstant());
    return punch(
        stored.getString("number"),
        local,
        stored.getString("direction"),
        stored.getString("method"),
        String.valueOf(stored.getString("person")));
  }

  private static String punch(
      String number, String local, String direction, String method, String person) {
    return String.join(" ", number, local, direction, method, person);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
