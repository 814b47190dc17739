package org.rollcall.device.zkteco.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for any bytes, not only for those of well-behaved terminals. */
class PullCodecPropertiesTest {
  private static final int YEAR_MAX = 2100;

  @Property
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes, @ForAll @LongRange(min = 0) long counted) {
    Buffer buffer = Buffer.buffer(bytes);
    FrameCodec.decode(buffer);
    new FrameStream().feed(buffer);
    FreeSizes.decode(buffer);
    LiveCodec.decode(buffer);
    readAll(AttendanceLog.of(buffer, counted, YEAR_MAX));
  }

  @Property
  void neverThrowsOnAnythingLikeALog(
      @ForAll @Size(max = 400) byte[] bytes, @ForAll @IntRange(max = 500) int told) {
    Buffer log = Buffer.buffer().appendIntLE(told).appendBytes(bytes);
    readAll(AttendanceLog.of(log, told / 40, YEAR_MAX));
  }

  @Property
  void neverThrowsOnAnythingLikeAFrame(@ForAll byte[] bytes) {
    FrameStream stream = new FrameStream();
    stream.feed(Buffer.buffer().appendIntLE(FrameCodec.MAGIC).appendIntLE(bytes.length));
    stream.feed(Buffer.buffer(bytes));
  }

  @Property
  void readsBackEveryFrame(
      @ForAll @IntRange(max = Frame.NUMBER_MAX) int command,
      @ForAll @IntRange(max = Frame.NUMBER_MAX) int session,
      @ForAll @IntRange(max = Frame.NUMBER_MAX) int reply,
      @ForAll byte[] data) {
    Frame frame = new Frame(command, session, reply, Buffer.buffer(data));

    assertThat(FrameCodec.decode(FrameCodec.bare(frame))).contains(frame);
    assertThat(new FrameStream().feed(FrameCodec.prefixed(frame)).frames()).containsExactly(frame);
  }

  @Property
  void readsBackEveryTime(@ForAll("times") LocalDateTime time) {
    assertThat(PackedTime.decode(PackedTime.encode(time))).contains(time);
  }

  @Property
  void readsBackEveryLog(
      @ForAll RecordLayout layout, @ForAll("logs") List<PulledRecord.Punch> punches) {
    Buffer log = Buffer.buffer().appendIntLE(layout.bytes() * punches.size());
    punches.forEach(punch -> log.appendBuffer(layout.write(punch)));

    AttendanceLog read = AttendanceLog.of(log, punches.size(), YEAR_MAX);

    // With few records both layouts of 8 bytes may be plausible; then either is as good as told.
    if (read.layout() == layout) {
      assertThat(read.records(0, read.size()))
          .extracting(PullCodecTest::text)
          .containsExactlyElementsOf(punches.stream().map(PullCodecTest::text).toList());
    } else {
      assertThat(layout.bytes()).isEqualTo(8);
      assertThat(read.layout().bytes()).isEqualTo(8);
    }
  }

  @Property
  void readsBackEveryLiveEvent(@ForAll("punches") PulledRecord.Punch punch) {
    assertThat(LiveCodec.decode(LiveCodec.encode(punch)))
        .extracting(PullCodecTest::text)
        .containsExactly(PullCodecTest.text(punch));
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    long from = LocalDateTime.of(2000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long to = LocalDateTime.of(YEAR_MAX, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    return Arbitraries.longs()
        .between(from, to)
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  @Provide
  Arbitrary<List<PulledRecord.Punch>> logs() {
    return punches().list().ofMinSize(1).ofMaxSize(50);
  }

  @Provide
  Arbitrary<PulledRecord.Punch> punches() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 0xFFFF),
            times(),
            Arbitraries.of(0, 1, 2, 3, 4, 5, 255),
            Arbitraries.integers().between(0, 200))
        .as(
            (number, time, state, verify) ->
                new PulledRecord.Punch(
                    Integer.toString(number), time, state, verify, Optional.empty(), ""));
  }

  private static void readAll(AttendanceLog log) {
    assertThat(log.records(0, log.size())).hasSize(log.size());
    for (int i = 0; i < log.size(); i++) {
      log.mark(i);
    }
    log.rest();
  }
}
