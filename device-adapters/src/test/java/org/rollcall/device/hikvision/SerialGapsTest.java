package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialGapsTest {

  /** Each event is written as its serial number and the one before it, {@code -} for none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7/6                 | .     | the first says nothing
          7/6 8/7 9/8         | ...   | one by one
          7/6 9/8             | .!    | one is missing
          7/6 9/7             | ..    | the one in between was none
          7/6 8/0 10/0        | ..!   | zero says nothing
          7/6 8/- 10/-        | ..!   | some name none
          7/6 -/- 8/7         | ...   | some have no number
          900/899 1/0 2/1 3/2 | ....  | counting began anew
          7/6 7/6 8/7         | ...   | said twice
          """)
  void areSeenWhereAnEventIsMissing(String events, String expected, String why) {
    SerialGaps gaps = new SerialGaps();
    StringBuilder seen = new StringBuilder();
    for (String event : events.split(" ")) {
      String[] numbers = event.split("/");
      seen.append(gaps.isGap(event(number(numbers[0]), number(numbers[1]))) ? '!' : '.');
    }
    assertThat(seen).as(why).hasToString(expected);
  }

  private static Optional<String> number(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(text);
  }

  private static AccessEvent event(Optional<String> serialNo, Optional<String> front) {
    return new AccessEvent(
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        serialNo,
        front,
        Optional.empty(),
        false,
        "");
  }
}
