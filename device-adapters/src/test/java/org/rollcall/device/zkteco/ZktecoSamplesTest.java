package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.harness.RecordingInlet;
import org.rollcall.device.harness.Samples;

/** Traffic captured from terminals and printed in manuals, byte for byte. */
class ZktecoSamplesTest {
  private static final Pattern TARGET = Pattern.compile("(?:POST|GET) (/iclock/\\S+)");
  private static final Pattern SERIAL = Pattern.compile("SN=([A-Za-z0-9-]+)");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          02-R-attlog-2009-4fields.txt              | 200 OK:63  | 63 check-ins
          03-R-operlog-2009-numeric-time.txt        | 200 OK:1   | 1 operations
          04-R-operlog-2009-user-8digit-tz.txt      | 200 OK:4   | nothing
          05-R-operlog-2009-fp.txt                  | 200 OK:4   | 1 dropped
          06-R-operlog-2010-pasted-mangled.txt      | 200 OK:4   | 1 dropped, 1 operations
          07-R-devicecmd-info-2009-X628.txt         | 200 OK     | 1 descriptions
          08-P-init-request-devicetype-freetext.txt | 200 GET OP | nothing
          10-P-operlog-crlf-time-backwards.txt      | 200 OK:28  | 28 operations
          12-P-options-X903.txt                     | 200 OK     | 1 descriptions
          15-R-devicecmd-shell-multiline.txt        | 200 OK     | nothing
          17-T-rtlog-senseface2a.txt                | 200 OK     | 1 check-ins
          20-R-querydata-user-bioface.txt           | 200 user=3 | nothing
          21-R-init-request-X2008-aspx.txt          | 200 GET OP | nothing
          23-R-biodata-visible-face.txt             | 200 OK     | 1 dropped
          24-P-operlog-2017-user-add.txt            | 200 OK:3   | 2 operations
          26-T-attlog-4fields-no-final-lf.txt       | 200 OK:2   | 2 check-ins
          27-T-registry-body-speedface.txt          | 200 Regist | 1 descriptions
          28-T-querydata-acc-user.txt               | 200 user=1 | nothing
          40-V-init-request.http                    | 200 GET OP | nothing
          43-V-getrequest-info.http                 | 200 C:1:IN | nothing
          44-V-attlog-9lines.http                   | 200 OK:9   | 9 check-ins
          46-V-operlog-oplog.http                   | 200 OK:1   | 1 operations
          47-V-operlog-user.http                    | 200 OK:2   | nothing
          48-V-operlog-fp-face-userpic.http         | 200 OK:3   | 1 dropped
          50-V-ping-cookie.http                     | 200 OK     | nothing
          51-V-options-short.txt                    | 200 OK     | 1 descriptions
          52-V-sec-cdata.http                       | 200 regist | nothing
          53-V-sec-registry-body-abridged.txt       | 200 Regist | 1 descriptions
          56-V-options-ProBio.txt                   | 200 OK     | 1 descriptions
          57-V-rtlog.txt                            | 200 OK     | 1 operations
          58-V-rtstate.txt                          | 200 OK     | nothing
          59-V-tabledata-user.txt                   | 200 user=1 | nothing
          60-V-sec-devicecmd.txt                    | 200 OK     | nothing
          61-V-attphoto-head-only.bin               | 200 OK     | 1 dropped
          80-C-attphoto-full.bin                    | 200 OK     | 1 dropped
          81-C-attphoto-failed-verify.bin           | 200 OK     | 1 dropped
          82-C-attlog-clock-reset.txt               | 200 OK:2   | 2 check-ins
          83-C-attlog-future-2063.txt               | 200 OK:1   | 1 check-ins
          84-C-operlog-user-gbk.bin                 | 200 OK:2   | nothing
          85-C-operlog-user-utf8.txt                | 200 OK:1   | nothing
          86-C-operlog-name-truncated-gbk.bin       | 200 OK:1   | nothing
          88-C-attlog-timeoffset-extend.txt         | 200 OK:1   | 1 check-ins
          90-C-init-missing-sn.http                 | 200 ERROR: | nothing
          """)
  void isAnsweredAndUnderstood(String file, String answer, String events) throws Exception {
    Path folder = folder();
    byte[] request = request(folder, file);
    try (DeviceListener listener = new DeviceListener(new ZktecoAdapter())) {
      Matcher serial = SERIAL.matcher(new String(request, StandardCharsets.ISO_8859_1));
      if (serial.find()) {
        listener.inlet().register("zkteco", serial.group(1));
      }

      RawHttp.Reply reply = RawHttp.send(listener.port(), request);

      assertThat(reply.status() + " " + reply.body()).startsWith(answer);
      assertThat(summary(listener.inlet())).isEqualTo(events);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          84-C-operlog-user-gbk.bin           | 1005 张三 1006 欧阳晓玥
          85-C-operlog-user-utf8.txt          | 1005 张三
          86-C-operlog-name-truncated-gbk.bin | 1007 欧阳\uFFFD
          """)
  void readsNamesInEitherEncoding(String file, String names) throws Exception {
    byte[] body = Files.readAllBytes(folder().resolve(file));

    String decoded =
        ZktecoCodec.lines(Table.OPERLOG, body).stream()
            .map(Decoded.User.class::cast)
            .map(user -> user.pin() + " " + user.name())
            .reduce("", (all, next) -> (all + " " + next).strip());

    assertThat(decoded).isEqualTo(names);
  }

  private static Path folder() {
    Optional<Path> samples = Samples.folder("zkteco");
    assumeTrue(samples.isPresent(), "no samples here");
    return samples.get();
  }

  /** The sample, completed to a whole request by what the index says of it. */
  private static byte[] request(Path folder, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    if (file.endsWith(".http")) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.startsWith("GET /iclock")) {
      return RawHttp.message(text + " HTTP/1.1", new byte[0]);
    }
    String row =
        Files.readAllLines(folder.resolve("INDEX.md")).stream()
            .filter(line -> line.startsWith("| " + file))
            .findFirst()
            .orElseThrow();
    Matcher target = TARGET.matcher(row);
    String path =
        target.find()
            ? target.group(1).replace("SN=..", "SN=UNNAMED").replace("SN=?", "SN=UNNAMED")
            : "/iclock/cdata?SN=UNNAMED&" + row.replaceAll("(?s).*\\.\\.(table=[A-Z]+).*", "$1");
    return RawHttp.post(path, bytes);
  }

  private static String summary(RecordingInlet inlet) {
    TreeMap<String, Integer> kinds = new TreeMap<>();
    inlet.events().forEach(event -> kinds.merge(kind(event), 1, Integer::sum));
    String summary =
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .reduce("", (all, next) -> all.isEmpty() ? next : all + ", " + next);
    return summary.isEmpty() ? "nothing" : summary;
  }

  private static String kind(DeviceEvent event) {
    if (event instanceof DeviceEvent.CheckIn) {
      return "check-ins";
    }
    if (event instanceof DeviceEvent.Operated) {
      return "operations";
    }
    if (event instanceof DeviceEvent.Described) {
      return "descriptions";
    }
    return event instanceof DeviceEvent.Dropped ? "dropped" : "rejected";
  }
}
