package org.rollcall.device.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long FIRST_MS = 500;
  private static final long MAX_MS = 30_000;

  private final Random random = new Random(7);
  private final Backoff backoff = new Backoff(FIRST_MS, MAX_MS, random::nextDouble);

  @Test
  void doublesWithinItsBoundAndBeginsAnew() {
    long bound = FIRST_MS;
    for (int attempt = 0; attempt < 50; attempt++) {
      assertThat(backoff.afterFailure()).isBetween(bound / 2, bound);
      bound = Math.min(MAX_MS, bound * 2);
    }
    backoff.reset();
    assertThat(backoff.isFresh()).isTrue();
    assertThat(backoff.afterFailure()).isBetween(FIRST_MS / 2, FIRST_MS);
  }

  @Test
  void doesNotWaitAfterAnAnnouncedEndUnlessTheyComeOneUponTheOther() {
    assertThat(backoff.afterNotice()).isZero();
    assertThat(backoff.afterNotice()).isBetween(FIRST_MS, 2 * FIRST_MS);
    backoff.reset();
    assertThat(backoff.afterNotice()).isZero();
  }

  @Test
  void neverWaitsLongerThanItsBoundAlthoughTheFirstWaitIs() {
    assertThat(new Backoff(30_000, 100, () -> 1).afterFailure()).isEqualTo(100);
    assertThatThrownBy(() -> new Backoff(0, 100, () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
