package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Gaps;
import org.rollcall.device.Method;
import org.rollcall.device.harness.SetClock;

class UnpushedPunchesTest {
  private static final Instant START = Instant.parse("2021-11-05T00:30:00Z");
  private static final DeviceKey MACHINE = new DeviceKey("dingtalk", "MACHINE1");

  private final SetClock clock = new SetClock(START);
  private final UnpushedPunches punches = new UnpushedPunches(clock);

  @Test
  void showWhatOnlyAskingHasBrought() {
    clock.advance(Duration.ofMinutes(20));

    punches.asked(List.of(punch(9), punch(4)));

    assertThat(punches.of(MACHINE))
        .isEqualTo(
            new Gaps.Watched(
                START,
                List.of(
                    new Gaps.Gap(
                        clock.instant(),
                        Optional.of(START.plusSeconds(240)),
                        Optional.of(START.plusSeconds(540)),
                        OptionalLong.of(2),
                        Gaps.Effect.FILLED))));
    assertThat(punches.of(new DeviceKey("dingtalk", "MACHINE2")))
        .isEqualTo(new Gaps.Watched(START, List.of()));
  }

  @Test
  void judgeNeitherWhatIsOlderThanTheStartNorWhatMayBeUnderWay() {
    clock.advance(Duration.ofMinutes(20));

    punches.asked(List.of(punch(-3), punch(0), punch(15), punch(19)));

    assertThat(punches.of(MACHINE)).isEqualTo(new Gaps.Watched(START, List.of()));
  }

  private static Punch punch(int minutesAfterStart) {
    return new Punch(
        MACHINE,
        "dingtown0001",
        new DeviceEvent.CheckIn(
            "u1",
            LocalDateTime.of(2021, 11, 5, 8, 30).plusMinutes(minutesAfterStart),
            Optional.of(ZoneOffset.ofHours(8)),
            Direction.UNKNOWN,
            Method.OTHER,
            Optional.of("dingtown0001:B" + minutesAfterStart),
            Optional.empty(),
            ""));
  }
}
