package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.harness.CaseFolder;

/** What holds for any input, not only for that of well-behaved terminals. */
class HikvisionCodecPropertiesTest {
  private static final Optional<String> MULTIPART = Optional.of(TerminalMessage.MULTIPART);

  @Property
  void neverThrowsOnAnyBytes(@ForAll Optional<String> contentType, @ForAll byte[] body) {
    Sifted.of("S", HikvisionCodec.decode(contentType, body));
    Shape.wholeEnd(body, 0, body.length);
  }

  @Property
  void neverThrowsOnAnythingLikeABody(@ForAll("likeBodies") String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    Sifted.of("S", HikvisionCodec.decode(MULTIPART, bytes));
    Sifted.of("S", HikvisionCodec.decode(Optional.empty(), bytes));
    DeviceTime.parse(body);
  }

  @Property(tries = 200)
  void neverThrowsOnATornOrSpoiltRequest(
      @ForAll("requests") byte[] request, @ForAll double where, @ForAll byte other) {
    int at = (int) (Math.abs(where % 1) * request.length);
    byte[] spoilt = request.clone();
    spoilt[at] = other;

    Sifted.of("S", HikvisionCodec.decode(MULTIPART, Arrays.copyOf(request, at)));
    Sifted.of("S", HikvisionCodec.decode(MULTIPART, spoilt));
    Sifted.of("S", HikvisionCodec.decode(Optional.empty(), spoilt));
  }

  @Property
  void neverThrowsOnAnyStream(@ForAll("likeBodies") String one, @ForAll("likeBodies") String two) {
    PartSplitter splitter =
        new PartSplitter(Optional.of("MIME_boundary"), 64, true, part -> HikvisionCodec.part(part));
    splitter.feed(one.getBytes(StandardCharsets.ISO_8859_1));
    splitter.feed(two.getBytes(StandardCharsets.ISO_8859_1));
    splitter.end();
  }

  @Property(tries = 200)
  void losesNoEventThatIsWholeWhereverTheBodyIsTorn(
      @ForAll("messages") TerminalMessage message,
      @ForAll boolean xml,
      @ForAll @IntRange(max = TerminalMessage.PICTURE_BYTES) int missing) {
    byte[] body = message.multipart(xml).getBytes();

    List<DeviceEvent> events = events(Arrays.copyOf(body, body.length - missing));

    assertThat(events.get(0))
        .isEqualTo(events(body).get(0))
        .isInstanceOf(DeviceEvent.CheckIn.class);
  }

  @Property(tries = 200)
  void readsBackWhatATerminalWrites(
      @ForAll("messages") TerminalMessage message, @ForAll boolean xml) {
    List<DeviceEvent> events = events(message.multipart(xml).getBytes());

    assertThat(events).hasSize(2).endsWith(new DeviceEvent.Dropped(1, 0));
    DeviceEvent.CheckIn checkIn = (DeviceEvent.CheckIn) events.get(0);
    assertThat(checkIn.number()).isEqualTo(message.number());
    assertThat(checkIn.localTime()).isEqualTo(message.time().toLocalDateTime());
    assertThat(checkIn.offset())
        .isEqualTo(Optional.of(message.time().getOffset()).filter(o -> !o.equals(ZoneOffset.UTC)));
    assertThat(checkIn.direction()).isEqualTo(message.direction());
    assertThat(AccessEventTable.minor(checkIn.method()))
        .isEqualTo(AccessEventTable.minor(message.method()));
    assertThat(checkIn.eventId()).contains("S:" + message.serialNo() + ":" + checkIn.localTime());
  }

  @Property(tries = 200)
  void splitsAStreamTheSameWayWhereverTheNetworkTearsIt(
      @ForAll("messages") TerminalMessage one,
      @ForAll("messages") TerminalMessage two,
      @ForAll @IntRange(min = 1, max = 700) int chunk) {
    Buffer stream = one.multipart(true).appendBuffer(two.multipart(false));
    List<Part> parts = new ArrayList<>();
    PartSplitter splitter =
        new PartSplitter(Optional.of("MIME_boundary"), 1 << 20, true, parts::add);

    for (int at = 0; at < stream.length(); at += chunk) {
      splitter.feed(stream.getBytes(at, Math.min(stream.length(), at + chunk)));
    }

    assertThat(parts.stream().map(Part::kind))
        .containsExactly(
            Part.Kind.DOCUMENT, Part.Kind.PICTURE, Part.Kind.DOCUMENT, Part.Kind.PICTURE);
    assertThat(parts.get(0).body().toString().strip()).isEqualTo(one.xml().toString().strip());
    assertThat(parts.get(2).body()).isEqualTo(two.json());
  }

  @Provide
  Arbitrary<String> likeBodies() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "--MIME_boundary",
            "--",
            "\r\n",
            "\n",
            "Content-Length: 5",
            "Content-Type: image/jpeg",
            "Content-Disposition: form-data; name=\"event\"; filename=\"a.jpg\"",
            "{",
            "}",
            "[",
            "]",
            "\"AccessControllerEvent\":",
            "\"AcsEvent\":",
            "\"InfoList\":",
            "\"major\":5",
            "\"minor\":75,",
            "\"time\":\"2026-03-02T08:01:02+08:00\",",
            "\"employeeNoString\":\"7\",",
            "null,",
            "-1e9,",
            "<AcsEvent>",
            "</AcsEvent>",
            "<InfoList/>",
            "<time>",
            "&amp;",
            "<?xml version=\"1.0\" encoding=\"GBK\"?>",
            "<!--",
            "\0",
            "\u00ff\u00d8",
            "\u00ef\u00bb\u00bf",
            "\\",
            "\"");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<byte[]> requests() throws IOException {
    return Arbitraries.of(
        CaseFolder.of("hikvision").stream().map(CaseFolder::request).map(this::body).toList());
  }

  @Provide
  Arbitrary<TerminalMessage> messages() {
    Arbitrary<String> numbers =
        Arbitraries.strings().withChars("0123456789AZ-_<&张").ofMinLength(1).ofMaxLength(64);
    Arbitrary<OffsetDateTime> times =
        Combinators.combine(
                Arbitraries.longs().between(0, 4_000_000_000L),
                Arbitraries.integers().between(-12 * 60, 14 * 60))
            .as(
                (second, offset) ->
                    LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)
                        .atOffset(ZoneOffset.ofTotalSeconds(offset * 60)));
    return Combinators.combine(
            numbers,
            times,
            Arbitraries.of(Direction.values()),
            Arbitraries.of(Method.values()),
            Arbitraries.longs().between(1, Long.MAX_VALUE))
        .as(TerminalMessage::new);
  }

  private byte[] body(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(request, text.indexOf("\r\n\r\n") + 4, request.length);
    return body.length == 0 ? new byte[] {'{'} : body;
  }

  private static List<DeviceEvent> events(byte[] body) {
    return Sifted.of("S", HikvisionCodec.decode(MULTIPART, body)).events();
  }
}
