package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private static final LocalDate END = LocalDate.of(2021, 2, 1);

  private final Uploads uploads = new Uploads(new Town(1, 1), 0, END);

  @Test
  void sendsAnUploadAgainUntilItIsTaken() {
    uploads.prepare(150, 100);
    Request first = uploads.next().orElseThrow();
    uploads.answered(false);
    assertThat(uploads.next()).contains(first);
    uploads.answered(true);
    assertThat(uploads.next().orElseThrow().events()).isEqualTo(50);
    assertThat(uploads.acknowledged()).isEqualTo(100);
    uploads.answered(true);
    assertThat(uploads.next()).isEmpty();
    assertThat(uploads.acknowledged()).isEqualTo(150);
  }

  @Test
  void sendsEachPunchByItselfUntilNobodyComesAnyMore() {
    uploads.sendEach();
    long sent = 0;
    for (Optional<Request> next = uploads.next(); next.isPresent(); next = uploads.next()) {
      assertThat(next.get().events()).isEqualTo(1);
      uploads.answered(true);
      sent++;
    }
    assertThat(sent).isEqualTo(20L * 4 * Town.PEOPLE_PER_HOME);
  }

  @Test
  void knowsTheIdentityOfEveryCheckInThatWasTaken() {
    uploads.prepare(30, 10);
    for (int i = 0; i < 2; i++) {
      uploads.next();
      uploads.answered(true);
    }
    uploads.next();
    Identities taken = new Identities();
    uploads.addAcknowledged(taken);
    assertThat(taken.size()).isEqualTo(20);
    assertThat(taken.sorted()).doesNotHaveDuplicates();
  }
}
