package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.Gaps;
import org.rollcall.device.harness.DeviceListener;

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
    SerialGaps gaps = new SerialGaps(DeviceListener.CLOCK);
    StringBuilder seen = new StringBuilder();
    for (String event : events.split(" ")) {
      String[] numbers = event.split("/");
      seen.append(gaps.isGap(event(number(numbers[0]), number(numbers[1]))) ? '!' : '.');
    }
    assertThat(seen).as(why).hasToString(expected);
  }

  @Test
  void areFilledByASearchThatBeganLater() {
    SerialGaps gaps = new SerialGaps(DeviceListener.CLOCK);
    Instant now = DeviceListener.CLOCK.instant();
    gaps.isGap(event(number("7"), number("6")));
    gaps.isGap(event(number("11"), number("10")));
    assertThat(gaps.found())
        .isEqualTo(
            new Gaps.Watched(
                now,
                List.of(
                    new Gaps.Gap(
                        now,
                        Optional.of(now),
                        Optional.of(now),
                        OptionalLong.of(3),
                        Gaps.Effect.OPEN))));

    gaps.searched(now.minusSeconds(1));
    assertThat(effects(gaps)).containsExactly(Gaps.Effect.OPEN);
    gaps.searched(now);
    assertThat(effects(gaps)).containsExactly(Gaps.Effect.FILLED);
  }

  private static List<Gaps.Effect> effects(SerialGaps gaps) {
    return ((Gaps.Watched) gaps.found()).found().stream().map(Gaps.Gap::effect).toList();
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
