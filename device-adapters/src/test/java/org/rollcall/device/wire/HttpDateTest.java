package org.rollcall.device.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HttpDateTest {

  @Test
  void writesTwoDigitsAndFollowsTheClock() {
    AtomicLong now = new AtomicLong(Instant.parse("2021-11-05T00:30:00.999Z").toEpochMilli());
    HttpDate date = new HttpDate(following(now));

    assertThat(date.now()).isEqualTo("Fri, 05 Nov 2021 00:30:00 GMT");
    now.incrementAndGet();
    assertThat(date.now()).isEqualTo("Fri, 05 Nov 2021 00:30:01 GMT");
  }

  private static Clock following(AtomicLong now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.ofEpochMilli(now.get());
      }
    };
  }
}
