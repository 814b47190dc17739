package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesWithinItsBoundAndBeginsAnew() {
    Backoff backoff = new Backoff(new Random(7));
    long bound = Backoff.FIRST_MS;
    for (int attempt = 0; attempt < 20; attempt++) {
      assertThat(backoff.nextMs()).isBetween(bound / 2, bound);
      bound = Math.min(Backoff.MAX_MS, bound * 2);
    }
    backoff.reset();
    assertThat(backoff.nextMs()).isBetween(Backoff.FIRST_MS / 2, Backoff.FIRST_MS);
  }
}
