package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.harness.Samples;
import org.rollcall.device.recording.EventText;

/** Traffic captured from terminals and printed in manuals, byte for byte. */
class HikvisionSamplesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          01-R-json-door-locked-2026.json | operated door-locked 2026-04-12T16:09:53
          02-R-json-fingerprint-checkin-2026.json | check-in 1 2026-04-12T16:18:20 in finger offset +03:00 id SAMPLE01:273:2026-04-12T16:18:20
          03-R-tabjson-door-undefined.json | operated door-locked 2025-10-22T13:55:52
          06-R-json-door-minimal.json | operated door-locked 2026-08-02T10:15:29
          08-P-json-face-picture-deviceid-default.json | check-in 123123123 2026-02-24T19:45:13 unknown face offset +08:00 id SAMPLE01:1199:2026-02-24T19:45:13
          09-P-json-face-fail-76-subdoor.json | operated refused-face 2026-06-17T14:02:04
          10-P-heartbeat-minimal.json | nothing {}
          11-P-json-face-673dx.json | operated granted-to-nobody 2026-01-15T09:00
          13-T-multipart-json-single-part.bin | check-in 1 2026-09-02T12:54:06 unknown finger offset +08:00 id SAMPLE01:-7594c606caf82dd3:2026-09-02T12:54:06
          14-T-json-plain-face.json | check-in 77 2026-09-02T12:20:07 unknown face offset +03:00 id SAMPLE01:-2c050dbcc51f7a5d:2026-09-02T12:20:07
          15-R-fragment-json-tail-and-picture-head.txt | rejected, the body is no event in any known form, dropped 1 pictures, 0 templates
          16-T-multipart-event_log-qr.bin | operated event-unknown without a time
          17-T-heartbeat-text.txt | nothing {}
          18-R-json-remote-door-k1t502.json | operated door-unlocked 2024-08-26T12:32:28
          20-R-acsevent-reply-ok-6.http | check-in 100054 2023-06-09T19:05:47 unknown card offset +07:00 id SAMPLE01:42970:2023-06-09T19:05:47, check-in 100054 2023-06-09T19:29:42 unknown card offset +07:00 id SAMPLE01:42976:2023-06-09T19:29:42, check-in 100054 2023-06-09T19:33:43 unknown card offset +07:00 id SAMPLE01:42980:2023-06-09T19:33:43, check-in 100054 2023-06-09T19:52:20 unknown card offset +07:00 id SAMPLE01:42984:2023-06-09T19:52:20, check-in 100054 2023-06-09T19:53:33 unknown card offset +07:00 id SAMPLE01:42987:2023-06-09T19:53:33, check-in 100054 2023-06-09T19:58:47 unknown card offset +07:00 id SAMPLE01:42991:2023-06-09T19:58:47
          21-R-acsevent-request-max2000.json | nothing {body-ignored=1}
          22-R-cardinfo-no-match.json | nothing {body-ignored=1}
          23-T-acsevent-no-match.json | nothing {body-ignored=1}
          24-R-acsevent-item-cyrillic-cardno-overflow.json | check-in 30 2025-12-01T08:48:56 unknown face offset +03:00 id SAMPLE01:97800:2025-12-01T08:48:56
          25-R-acsevent-more-truncated.txt | rejected, the event ends early: the document ends in the middle
          28-T-acsevent-item-wrong-offset.json | check-in 3 2026-07-20T18:57:41 unknown other id SAMPLE01:3001:2026-07-20T18:57:41
          29-T-acsevent-empty.json | nothing {body-ignored=1}
          30-T-xml-card-event.xml | check-in 489 2025-06-21T20:00:48 unknown card offset +01:00 id SAMPLE01:123:2025-06-21T20:00:48
          31-T-xml-no-namespace.xml | check-in E042 2026-09-02T17:30 unknown finger offset +01:00 id SAMPLE01:77:2026-09-02T17:30
          33-T-json-no-serial.json | check-in E9 2026-09-02T08:05 unknown finger offset +01:00 id SAMPLE01:-93dccfc421ffa5dc:2026-09-02T08:05
          40-R-xml-cam1-ds-2cd2t46g2-isu-io-notification.xml | nothing {body-ignored=1}
          40-R-xml-fielddetection-human.xml | nothing {body-ignored=1}
          40-R-xml-ipc-thermometry-motiondetection.xml | nothing {body-ignored=1}
          40-R-xml-nvr-2-fielddetection.xml | nothing {body-ignored=1}
          40-R-xml-pir.xml | nothing {body-ignored=1}
          41-R-httphosts-ipc-list.xml | nothing {body-ignored=1}
          41-R-httphosts-nvr-single-item.xml | nothing {body-ignored=1}
          41-T-httphosts-set-alarm-server-outside-network-payload.xml | nothing {body-ignored=1}
          41-T-httphosts-set-alarm-server-payload.xml | nothing {body-ignored=1}
          42-R-alertstream-heartbeat-videoloss.bin | nothing {}
          50-V-heartbeat.xml | nothing {}
          52-V-multipart-template.txt | nothing {body-ignored=1}
          53-C-xml-acsevent-flat-nozone.xml | check-in 7 2026-03-02T08:01:02 unknown finger id SAMPLE01:12:2026-03-02T08:01:02
          54-C-badjsonformat-400.json | nothing {body-ignored=1}
          82-C-json-backlog-1970.json | check-in 1005 1970-01-01T00:05:12 in face id SAMPLE01:501:1970-01-01T00:05:12
          83-C-json-malformed-offset.json | check-in 1005 2026-11-23T08:15:02 in face id SAMPLE01:501:2026-11-23T08:15:02
          85-C-xml-bom-and-decl.xml | nothing {}
          86-C-overtimeout-case.json | check-in 1005 2026-11-23T08:15:02 out face offset +08:00 id SAMPLE01:501:2026-11-23T08:15:02
          """)
  void isAnsweredAndUnderstood(String file, String expected) throws Exception {
    byte[] request = request(folder(), file);
    try (DeviceListener listener = new DeviceListener(new HikvisionAdapter())) {
      listener.inlet().register("hikvision", "SAMPLE01", "Asia/Shanghai", "sample-token");

      RawHttp.Reply reply = RawHttp.send(listener.port(), request);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Length")).contains("0");
      assertThat(summary(listener)).isEqualTo(expected);
    }
  }

  private static Path folder() {
    Optional<Path> samples = Samples.folder("hikvision");
    assumeTrue(samples.isPresent(), "no samples here");
    return samples.get();
  }

  /** The sample as a terminal would post it, by what the index says of it. */
  private static byte[] request(Path folder, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    if (file.endsWith(".http") || file.startsWith("52-")) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int body = text.indexOf("\r\n\r\n") + 4;
      String type =
          text.substring(0, body)
              .lines()
              .filter(line -> line.startsWith("Content-Type: "))
              .findFirst()
              .orElseThrow();
      return post(type, Arrays.copyOfRange(bytes, body, bytes.length));
    }
    String type =
        switch (file.substring(0, 2)) {
          case "13", "15", "16" -> "multipart/form-data; boundary=MIME_boundary";
          case "42" -> "multipart/mixed; boundary=boundary";
          case "17" -> "text/plain";
          default -> file.endsWith(".xml") ? "application/xml" : "application/json";
        };
    return post("Content-Type: " + type, bytes);
  }

  private static byte[] post(String type, byte[] body) {
    return RawHttp.message(
        "POST /hikvision/sample-token HTTP/1.1\r\n" + type + "\r\nContent-Length: " + body.length,
        body);
  }

  private static String summary(DeviceListener listener) {
    String events =
        listener.inlet().events().stream()
            .map(HikvisionSamplesTest::text)
            .collect(Collectors.joining(", "));
    return events.isEmpty() ? "nothing " + listener.tally().all() : events;
  }

  /** What was kept of a rejected body is another test's business. */
  private static String text(DeviceEvent event) {
    return event instanceof DeviceEvent.Rejected rejected
        ? "rejected, " + rejected.problem()
        : EventText.of(event);
  }
}
