package org.rollcall.device.zkteco.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames, keys and records, byte for byte. */
class PullCodecTest {
  private static final int YEAR_MAX = 2027;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1000 | 0     | 0  |          | 5050827d08000000e80317fc00000000
          2000 | 64303 | 0  |          | 5050827d08000000d007fffc2ffb0000
          2000 | 15452 | 16 | 09       | 5050827d09000000d007babb5c3c100009
          1102 | 17871 | 1  | 614d323c | 5050827d0c0000004e044e2ccf450100614d323c
          """)
  void writesAndReadsFrames(int command, int session, int reply, String data, String hex) {
    Frame frame = new Frame(command, session, reply, bytes(data == null ? "" : data));

    assertThat(hex(FrameCodec.prefixed(frame))).isEqualTo(hex);
    assertThat(new FrameStream().feed(bytes(hex)).frames()).containsExactly(frame);
  }

  @Test
  void foldsCarriesOfTheChecksum() {
    Frame frame = new Frame(0xFFFF, 0xFFFF, 0xFFFF, bytes("ffffffff"));

    assertThat(FrameCodec.decode(FrameCodec.bare(frame))).contains(frame);
  }

  @Test
  void refusesAFrameThatWasChangedOnTheWay() {
    Buffer bytes = FrameCodec.bare(new Frame(2000, 7, 1, bytes("010203")));
    bytes.setByte(8, (byte) 9);

    assertThat(FrameCodec.decode(bytes)).isEmpty();
  }

  @Test
  void putsFramesTogetherThatComeInPieces() {
    Frame one = new Frame(1501, 7, 1, bytes("0102030405"));
    Frame other = new Frame(2000, 7, 1, Buffer.buffer());
    Buffer stream = FrameCodec.prefixed(one).appendBuffer(FrameCodec.prefixed(other));
    FrameStream pieces = new FrameStream();
    List<Frame> heard = new ArrayList<>();

    for (int i = 0; i < stream.length(); i++) {
      heard.addAll(pieces.feed(stream.getBuffer(i, i + 1)).frames());
    }

    assertThat(heard).containsExactly(one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          485454502f312e31203430302042        | sent bytes that are no frame
          5050827d0700000000000000000000      | sent a frame of 7 bytes
          5050827dffffffff00000000            | sent a frame of 4294967295 bytes
          5050827d08000000e80300fc00000000    | sent a frame with a wrong checksum
          """)
  void saysWhyAStreamCantBeRead(String hex, String problem) {
    assertThat(new FrameStream().feed(bytes(hex.strip())).problem()).contains(problem);
  }

  @ParameterizedTest
  @CsvSource({"12, 0x45CF, 614d323c", "45, 0x45CF, 61c9323c"})
  void scramblesTheCommKey(long key, String session, String expected) {
    assertThat(hex(CommKey.scramble(key, Integer.decode(session), CommKey.TICKS)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "594064235, 2018-06-25T17:50:35",
    "0,         2000-01-01T00:00",
    "4294967295, 2133-08-18T06:28:15",
    "2592000,   2000-01-31T00:00",
    "5184000,   none"
  })
  void readsTheTimeThatIsOneNumber(long packed, String time) {
    assertThat(PackedTime.decode(packed).map(LocalDateTime::toString).orElse("none"))
        .isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TEXT_NUMBER       | 0d00393939313131333333000000000000000000000000000000016bb368230000000000ff000000 | 999111333 2018-06-25T17:50:35 state 0 verify 1
          TEXT_NUMBER       | 05003130303336000000000000000000000000000000000000000fb8ebc929ff0000000000000000 | 10036 2021-10-24T13:42:16 state 255 verify 15
          TEXT_NUMBER       | 06003130303500000000000000000000000000000000000000000100000000000000000000000000 | 1005 2000-01-01T00:00 state 0 verify 1
          WIDE_NUMBER       | ed030000065285330100000000000000                                                 | 1005 2026-11-23T08:15:02 state 0 verify 1
          WIDE_NUMBER       | ed03000006528533010100002a000000                                                 | 1005 2026-11-23T08:15:02 state 1 verify 1 work 42
          SHORT_STATE_FIRST | 07002801a8eba71e                                                                 | 7 2016-01-01T19:02 state 1 verify 40
          SHORT_TIME_FIRST  | 070028a8eba71e01                                                                 | 7 2016-01-01T19:02 state 1 verify 40
          """)
  void findsTheLayoutOfALog(String layout, String record, String expected) {
    Buffer log = log(bytes(record), 3);

    for (long counted : new long[] {3, 2, 0}) {
      AttendanceLog read = AttendanceLog.of(log, counted, YEAR_MAX);
      assertThat(read.layout()).isEqualTo(RecordLayout.valueOf(layout));
      assertThat(read.rest()).isEmpty();
      assertThat(read.records(0, read.size())).hasSize(3);
      assertThat(read.records(0, 3)).extracting(PullCodecTest::text).containsOnly(expected);
    }
  }

  @Test
  void skipsWhatNewerFirmwarePutsBehindARecord() {
    Buffer record =
        RecordLayout.TEXT_NUMBER.write(punch("7", LocalDateTime.of(2021, 11, 5, 8, 30)));

    AttendanceLog log = AttendanceLog.of(log(record.appendBytes(new byte[9]), 4), 4, YEAR_MAX);

    assertThat(log.size()).isEqualTo(4);
    assertThat(log.records(3, 4))
        .extracting(PullCodecTest::text)
        .containsExactly("7 2021-11-05T08:30 state 0 verify 1");
  }

  @Test
  void keepsWhatCantBeRead() {
    Buffer good = RecordLayout.TEXT_NUMBER.write(punch("7", LocalDateTime.of(2021, 11, 5, 8, 30)));
    Buffer noSuchDay = good.copy().setIntLE(27, 5_184_000);
    Buffer nobody = good.copy().setByte(2, (byte) 0);
    Buffer records = good.copy().appendBuffer(noSuchDay).appendBuffer(nobody).appendByte((byte) 1);

    AttendanceLog log = AttendanceLog.of(log(records, 1), 3, YEAR_MAX);

    assertThat(log.records(0, 3).stream().map(PullCodecTest::text).toList())
        .containsExactly(
            "7 2021-11-05T08:30 state 0 verify 1",
            "the record's time is none that exists",
            "the record has no number that can be read");
    assertThat(log.records(1, 2).get(0).raw()).isEqualTo(hex(noSuchDay));
    assertThat(log.rest().map(PullCodecTest::text))
        .contains("the log ends with 1 bytes that are no record");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0700 0100 150b05081e00                                                                 | 7
          07000000 0100 150b05081e00                                                             | 7
          0700 0100 150b05081e00 00000000                                                        | 7
          393939313131333333000000000000000000000000000000 0100 150b05081e00                     | 999111333
          393939313131333333000000000000000000000000000000 0100 150b05081e00 00000000            | 999111333
          393939313131333333000000000000000000000000000000 0100 150b05081e00 0000000000          | 999111333
          393939313131333333000000000000000000000000000000 0100 150b05081e00 0000000000000000000000000000000000000000 | 999111333
          """)
  void readsLiveEventsOfEveryLength(String hex, String number) {
    assertThat(LiveCodec.decode(bytes(hex.replace(" ", ""))))
        .extracting(PullCodecTest::text)
        .containsExactly(number + " 2021-11-05T08:30 state 0 verify 1");
  }

  @Test
  void readsHowFullATerminalIs() {
    FreeSizes sizes = new FreeSizes(7, 605, 100_000);

    assertThat(FreeSizes.decode(sizes.encode())).contains(sizes);
    assertThat(FreeSizes.decode(sizes.encode().getBuffer(0, 40)))
        .contains(new FreeSizes(7, 605, 0));
    assertThat(FreeSizes.decode(sizes.encode().getBuffer(0, 35))).isEmpty();
  }

  static PulledRecord.Punch punch(String number, LocalDateTime time) {
    return new PulledRecord.Punch(number, time, 0, 1, Optional.empty(), "");
  }

  static Buffer bytes(String hex) {
    return Buffer.buffer(HexFormat.of().parseHex(hex));
  }

  static String hex(Buffer bytes) {
    return HexFormat.of().formatHex(bytes.getBytes());
  }

  static Buffer log(Buffer record, int times) {
    Buffer log = Buffer.buffer().appendIntLE(record.length() * times);
    for (int i = 0; i < times; i++) {
      log.appendBuffer(record);
    }
    return log;
  }

  static String text(PulledRecord record) {
    if (record instanceof PulledRecord.Punch punch) {
      return punch.number()
          + " "
          + punch.time()
          + " state "
          + punch.state()
          + " verify "
          + punch.verify()
          + punch.workCode().stream().map(code -> " work " + code).collect(Collectors.joining());
    }
    return ((PulledRecord.Unreadable) record).problem();
  }
}
