package org.rollcall.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceEvent.CheckIn;

/** What an event may hold, whoever makes it. */
class DeviceEventTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2021, 11, 5, 8, 30);

  @Test
  void cutsLongTextButNoCharacterInHalf() {
    String full = "x".repeat(DeviceEvent.RAW_MAX_CHARS - 1);
    assertThat(new DeviceEvent.Rejected(full + "yz", "").raw()).isEqualTo(full + "y");
    assertThat(new DeviceEvent.Rejected(full + "🙂", "").raw()).isEqualTo(full);
  }

  @Test
  void takesNoYearThatACalendarCannotHold() {
    assertThat(checkIn("1", TIME.withYear(1)).localTime()).hasYear(1);
    assertThat(checkIn("1", TIME.withYear(9_999)).localTime()).hasYear(9_999);
    assertThatThrownBy(() -> checkIn("1", TIME.withYear(0))).hasMessageContaining("years");
    assertThatThrownBy(() -> checkIn("1", TIME.withYear(10_000))).hasMessageContaining("years");
  }

  @Test
  void takesNoEmptyOrEndlessNumber() {
    assertThatThrownBy(() -> checkIn("", TIME)).hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> checkIn("9".repeat(65), TIME)).hasMessageContaining("1 to 64");
  }

  private static CheckIn checkIn(String number, LocalDateTime time) {
    return new CheckIn(
        number,
        time,
        Optional.empty(),
        Direction.IN,
        Method.CARD,
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
