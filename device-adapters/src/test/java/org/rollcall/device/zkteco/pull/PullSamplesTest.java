package org.rollcall.device.zkteco.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.harness.Samples;

/** Frames and records captured from terminals, byte for byte. */
class PullSamplesTest {

  @Test
  void readsEveryWholeFrameAndWritesItAgain() throws IOException {
    int whole = 0;
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".hex")).sorted().toList()) {
        Buffer bytes = read(file.getFileName().toString());
        FrameStream.Cut cut = new FrameStream().feed(bytes);
        if (bytes.getIntLE(0) == FrameCodec.MAGIC && !cut.frames().isEmpty()) {
          whole++;
          assertThat(cut.problem()).as(file.toString()).isEmpty();
          assertThat(FrameCodec.prefixed(cut.frames().get(0))).as(file.toString()).isEqualTo(bytes);
        }
      }
    }
    assertThat(whole).isPositive();
  }

  @Test
  void waitsForTheRestOfAFrameThatIsCutShort() throws IOException {
    FrameStream.Cut cut = new FrameStream().feed(read("get-sizes-reply.hex"));

    assertThat(cut.frames()).isEmpty();
    assertThat(cut.problem()).isEmpty();
  }

  @Test
  void readsTheShorterAnswerAboutSizes() throws IOException {
    // 50,000 of 50,000 records are free; the 7 beside them are operations.
    assertThat(FreeSizes.decode(frame("get-sizes-reply-k20.hex").data()))
        .contains(new FreeSizes(2, 0, 50_000));
  }

  @Test
  void readsTheDatagramOfAConnect() throws IOException {
    assertThat(FrameCodec.decode(read("connect-udp.hex")))
        .contains(new Frame(Command.CONNECT, 0, 0, Buffer.buffer()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attlog-record-40.hex          | 999111333 2018-06-25T17:50:35 state 0 verify 1
          attlog-record-40-state255.hex | 10036 2021-10-24T13:42:16 state 255 verify 15
          attlog-record-40-time0.hex    | 1005 2000-01-01T00:00 state 0 verify 1
          attlog-record-16.hex          | 1005 2026-11-23T08:15:02 state 0 verify 1
          attlog-record-8-zem500.hex    | 7 2016-01-01T19:02 state 0 verify 40
          """)
  void readsRecordsOfEveryLayout(String file, String expected) throws IOException {
    AttendanceLog log = AttendanceLog.of(PullCodecTest.log(read(file), 1), 1, 2027);

    assertThat(log.records(0, log.size()))
        .extracting(PullCodecTest::text)
        .containsExactly(expected);
  }

  @Test
  void readsALiveEvent() throws IOException {
    Frame event = frame("rt-attlog-32.hex");

    assertThat(event.command()).isEqualTo(Command.EVENT);
    assertThat(event.session()).isEqualTo(LiveCodec.PUNCH);
    assertThat(LiveCodec.decode(event.data()))
        .extracting(PullCodecTest::text)
        .containsExactly("999111333 2018-06-25T17:41:05 state 0 verify 1");
  }

  private static Frame frame(String file) throws IOException {
    List<Frame> frames = new FrameStream().feed(read(file)).frames();
    return frames.get(0);
  }

  private static Buffer read(String file) throws IOException {
    return PullCodecTest.bytes(Files.readString(folder().resolve(file)).strip());
  }

  private static Path folder() {
    Optional<Path> samples = Samples.folder("zkteco");
    assumeTrue(samples.isPresent(), "no samples here");
    return samples.get().resolve("pull");
  }
}
