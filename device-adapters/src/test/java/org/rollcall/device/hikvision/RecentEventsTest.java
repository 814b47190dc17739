package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceEvent;

class RecentEventsTest {
  private final RecentEvents recent = new RecentEvents();

  @Test
  void leavesOutWhatIsKnown() {
    recent.add(List.of(event(1)));

    assertThat(recent.unknown(List.of(event(1), event(2)))).containsExactly(event(2));
  }

  @Test
  void forgetsTheOldest() {
    recent.add(List.of(event(0)));
    recent.add(
        IntStream.rangeClosed(1, RecentEvents.EVENTS_MAX)
            .mapToObj(RecentEventsTest::event)
            .toList());

    assertThat(recent.unknown(List.of(event(0), event(1)))).containsExactly(event(0));
  }

  private static DeviceEvent event(int number) {
    return new DeviceEvent.Operated(
        "door-unlocked", Optional.empty(), "{\"serialNo\":" + number + "}");
  }
}
