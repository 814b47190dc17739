package org.rollcall.device.zkteco.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which records of a log are new. A log is written as the numbers of its first and last record. */
class NewRecordsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing new                  | 1-200   | 1-200   | 200 | 200
          three new, some once more    | 1-200   | 1-203   | 200 | 150
          grown from little            | 1-10    | 1-20    | 10  | 0
          cleared                      | 1-200   | 201-204 | 0   | 0
          cleared and as long again    | 1-200   | 301-500 | 0   | 0
          full, the oldest gave way    | 1-200   | 11-210  | 190 | 140
          newest first                 | 200-1   | 203-1   | 0   | 0
          """)
  void areFoundByTheOneThatWasTheNewest(
      String what, String before, String now, int fresh, int first) {
    AttendanceLog old = log(before);
    ReadMark mark = new ReadMark(old.size(), old.mark(old.size() - 1));

    AttendanceLog grown = log(now);
    assertThat(NewRecords.fresh(grown, Optional.of(mark))).as(what).isEqualTo(fresh);
    assertThat(NewRecords.first(grown, fresh)).as(what).isEqualTo(first);
  }

  @Test
  void areAllOfThemTheFirstTime() {
    assertThat(NewRecords.fresh(log("1-200"), Optional.empty())).isZero();
  }

  @ParameterizedTest(name = "{0} of {1}, {2} before")
  @CsvSource({
    "200, 1000, 200, false",
    "201, 1000, 200, true",
    "3, 1000, 200, true",
    "1000, 1000, 1000, true",
    "200, 0, 200, true",
    "0, 1000, 0, true"
  })
  void arePossible(long records, long capacity, int before, boolean possible) {
    assertThat(
            NewRecords.possible(
                new FreeSizes(0, records, capacity), Optional.of(new ReadMark(before, "x"))))
        .isEqualTo(possible);
  }

  private static AttendanceLog log(String range) {
    String[] ends = range.split("-");
    int number = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[1]);
    int step = last < number ? -1 : 1;
    Buffer log = Buffer.buffer().appendIntLE(0);
    for (; number != last + step; number += step) {
      LocalDateTime time = LocalDateTime.of(2021, 11, 5, 8, 0).plusSeconds(number);
      log.appendBuffer(
          RecordLayout.TEXT_NUMBER.write(PullCodecTest.punch(Integer.toString(number), time)));
    }
    log.setIntLE(0, log.length() - 4);
    return AttendanceLog.of(log, (log.length() - 4) / 40, 2027);
  }
}
