package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.rollcall.device.Direction;

class ReconciliationTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  @Test
  void isSoundWhereEverythingIsThereOnceInAnyOrder() {
    Reconciliation count = Reconciliation.of(numbers(1, 2, 3), numbers(3, 1, 2));
    assertThat(count).isEqualTo(new Reconciliation(3, 3, 0, 0, 0));
    assertThat(count.isSound()).isTrue();
    assertThat(count).hasToString("3 acknowledged, 3 stored, 0 lost, 0 doubled");
  }

  @Test
  void findsWhatIsLostAndWhatIsDoubledThoughTheSumIsRight() {
    Reconciliation count = Reconciliation.of(numbers(1, 2, 3, 4), numbers(2, 2, 3, 3));
    assertThat(count).isEqualTo(new Reconciliation(4, 4, 2, 2, 0));
    assertThat(count.isSound()).isFalse();
  }

  @Test
  void forgivesWhatIsStoredWithoutItsAcknowledgementArriving() {
    Reconciliation count = Reconciliation.of(numbers(1), numbers(1, 2));
    assertThat(count.isSound()).isTrue();
    assertThat(count).hasToString("1 acknowledged, 2 stored, 0 lost, 0 doubled, 1 stored unheard");
  }

  @Test
  void losesEverythingWhereNothingIsStored() {
    assertThat(Reconciliation.of(numbers(1, 2), numbers()).lost()).isEqualTo(2);
  }

  @Test
  void tellsCheckInsApartByEachPartOfTheirIdentity() {
    Identities identities = new Identities();
    identities.add("A", "1", MORNING, Direction.IN);
    identities.add("B", "1", MORNING, Direction.IN);
    identities.add("A", "2", MORNING, Direction.IN);
    identities.add("A", "1", MORNING.plusSeconds(1), Direction.IN);
    identities.add("A", "1", MORNING, Direction.OUT);
    assertThat(identities.sorted()).doesNotHaveDuplicates();
  }

  private static Identities numbers(int... numbers) {
    Identities identities = new Identities();
    for (int number : numbers) {
      identities.add("ZK1", Integer.toString(number), MORNING, Direction.IN);
    }
    return identities;
  }
}
