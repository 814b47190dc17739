package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.Gaps;
import org.rollcall.device.harness.SetClock;

class RecordCountsTest {
  private static final Instant START = Instant.parse("2021-11-05T00:30:00Z");

  /** {@code =5}: the terminal says it holds 5; {@code +2}: two records come; {@code m6}: 6 min. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =5                          |                | nothing to compare with yet
          =5 +2 =7                    |                | all came
          =5 =7 +2 =7                 |                | counted before they were sent
          =5 +2 =5 =7 m6 =7           | 2 open         | the early ones were of before
          =5 =7 m4 =7                 |                | not long enough
          =5 =7 m6 =7                 | 2 open         | two never came
          =5 +1 =7 m6 =7 m6 =7        | 1 open         | told once
          =5 =7 m6 =7 +2 =7           | 2 filled       | came late
          =5 =7 m6 =7 +2 =8 m6 =8 m6 =8 | 2 open       | one more is missing by now
          =5 =7 m6 =7 =0              | 2 lost         | cleared at the terminal
          =5 =7 =0                    | ? lost         | cleared before they came
          =5 =0 +3 =3                 |                | cleared, and nothing was missing
          """)
  void showWhatTheTerminalGrewByAndWhatCame(String story, String expected, String why) {
    SetClock clock = new SetClock(START);
    RecordCounts counts = new RecordCounts(clock);
    for (String word : story.split(" ")) {
      int number = Integer.parseInt(word.substring(1));
      switch (word.charAt(0)) {
        case '=' -> counts.told("PUSH0001", number);
        case '+' -> counts.arrived("PUSH0001", number);
        default -> clock.advance(Duration.ofMinutes(number));
      }
    }
    Gaps.Watched watched = (Gaps.Watched) counts.of("PUSH0001");
    assertThat(watched.since()).isEqualTo(START);
    assertThat(watched.found().stream().map(RecordCountsTest::text).collect(Collectors.joining()))
        .as(why)
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void areUnknownBeforeTheTerminalHasCounted() {
    RecordCounts counts = new RecordCounts(new SetClock(START));
    counts.arrived("PUSH0001", 3);

    assertThat(counts.of("PUSH0001")).isInstanceOf(Gaps.Unknown.class);
    assertThat(counts.of("PUSH0002")).isInstanceOf(Gaps.Unknown.class);
  }

  private static String text(Gaps.Gap gap) {
    String missing = gap.missing().isPresent() ? Long.toString(gap.missing().getAsLong()) : "?";
    return missing + " " + gap.effect().name().toLowerCase(Locale.ROOT);
  }
}
