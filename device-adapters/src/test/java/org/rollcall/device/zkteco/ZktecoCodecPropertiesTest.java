package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.zkteco.pull.PackedTime;

/** What holds for any input, not only for that of well-behaved terminals. */
class ZktecoCodecPropertiesTest {

  @Property
  void neverThrowsOnAnyBytes(@ForAll Table table, @ForAll byte[] body) {
    List<Decoded> lines = ZktecoCodec.lines(table, body);
    assertThat(Sifted.of(table, lines).events()).hasSizeLessThanOrEqualTo(lines.size() + 1);
    CommandResultCodec.decode(body);
    OptionsCodec.decodeList(Wire.text(body, 0, body.length));
  }

  @Property
  void neverThrowsOnAnythingLikeAnUpload(@ForAll Table table, @ForAll("likeUploads") String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    Sifted.of(table, ZktecoCodec.lines(table, bytes));
    CommandResultCodec.decode(bytes);
    OptionsCodec.decodeList(body);
  }

  @Property
  void neverThrowsOnAnyRequestLine(
      @ForAll String method, @ForAll String path, @ForAll("likeQueries") String query) {
    ZktecoRequest request = ZktecoRequest.parse(method, "/iclock" + path, Optional.of(query));
    request.serial().ifPresent(serial -> assertThat(DeviceKey.isSerial(serial)).isTrue());
    assertThat(request.table()).isNotNull();
    Endpoint.of(path);
  }

  @Property
  void readsBackWhatATerminalWrites(@ForAll("punches") Decoded.Punch punch) {
    String line = AttlogCodec.encode(punch);

    assertThat(ZktecoCodec.lines(Table.ATTLOG, line.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(withRaw(punch, line));
  }

  @Property
  void readsBackWhatAControllerWrites(@ForAll("punches") Decoded.Punch punch) {
    String line = RtlogCodec.encode(punch, 7);

    assertThat(ZktecoCodec.lines(Table.RTLOG, line.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            new Decoded.DoorEvent(
                Optional.of(punch.pin()),
                Optional.of(punch.time()),
                0,
                punch.status(),
                punch.verify(),
                line));
  }

  @Property
  void readsBackTheTimeThatIsOneNumber(@ForAll("times") LocalDateTime time) {
    byte[] text = Long.toString(PackedTime.encode(time)).getBytes(StandardCharsets.US_ASCII);

    assertThat(ZktecoTime.parse(text, 0, text.length)).contains(time);
  }

  @Provide
  Arbitrary<String> likeUploads() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "OPLOG ",
            "USER ",
            "FP ",
            "PIN=",
            "time=",
            "pin=7",
            "event=",
            "\t",
            "\t",
            "\n",
            "\r\n",
            "=",
            "0",
            "7",
            "255",
            "2021-11-05 08:30:00",
            "2021-02-30 08:30",
            "\0",
            "\u00d5\u00c5",
            "ID=",
            "Return=",
            "&",
            "CMD=INFO",
            ",",
            "~",
            "-",
            "99999999999999999999");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> likeQueries() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "SN=", "sn=", "&", "=", "%", "%4", "%41", "%zz", "+", "table=", "A1", "\u00e9");
    return pieces.list().ofMaxSize(20).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    long from = LocalDateTime.of(2000, 1, 1, 0, 0, 1).toEpochSecond(ZoneOffset.UTC);
    long to = LocalDateTime.of(2130, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    return Arbitraries.longs()
        .between(from, to)
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  @Provide
  Arbitrary<Decoded.Punch> punches() {
    Arbitrary<String> pins =
        Arbitraries.strings()
            .withChars("0123456789AZ_")
            .ofMinLength(1)
            .ofMaxLength(24)
            .filter(pin -> !pin.matches("0+"));
    Arbitrary<Optional<ZoneOffset>> offsets =
        Arbitraries.integers()
            .between(-18 * 3600, 18 * 3600)
            .map(s -> s == 0 ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(s)));
    Arbitrary<Optional<String>> workCodes =
        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(8).optional();
    return Combinators.combine(
            pins,
            times(),
            offsets,
            Arbitraries.integers().between(0, 255),
            Arbitraries.integers().between(0, 200),
            workCodes)
        .as(
            (pin, time, offset, status, verify, workCode) ->
                new Decoded.Punch(pin, time, offset, status, verify, workCode, ""));
  }

  private static Decoded.Punch withRaw(Decoded.Punch punch, String raw) {
    return new Decoded.Punch(
        punch.pin(),
        punch.time(),
        punch.offset(),
        punch.status(),
        punch.verify(),
        punch.workCode(),
        raw);
  }
}
