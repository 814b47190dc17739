package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.gateway.ledger.DeviceSilences;

/** What a silence did, in words. */
class DeviceCareResourceTest {
  private static final Instant SINCE = Instant.parse("2021-11-05T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          14 | PT25M    | 14 check-ins arrived up to 25 min late
          1  | PT25M59S | 1 check-in arrived 25 min late
          2  | PT59S    | 2 check-ins arrived up to 59 s late
          3  | PT26H5M  | 3 check-ins arrived up to 26 h 5 min late
          0  | PT0S     | no check-in arrived late
          """)
  void saysHowManyCheckInsCameHowLate(int late, Duration latest, String words) {
    DeviceSilences.Silence silence =
        new DeviceSilences.Silence(
            SINCE, SINCE.plusSeconds(300), Optional.of(SINCE.plusSeconds(9_000)), late, latest);
    assertThat(DeviceCareResource.effect(silence)).isEqualTo(words);
  }

  @Test
  void promisesNothingOfASilenceThatLasts() {
    DeviceSilences.Silence silence =
        new DeviceSilences.Silence(
            SINCE, SINCE.plusSeconds(300), Optional.empty(), 0, Duration.ZERO);
    assertThat(DeviceCareResource.effect(silence))
        .isEqualTo("not heard of since 2021-11-05T00:00:00Z; what it holds back is not here yet");
  }
}
