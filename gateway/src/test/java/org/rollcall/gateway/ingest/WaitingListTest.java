package org.rollcall.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.world.FakeClock;

/** Who knocked and is not known: kept, counted and bounded. */
class WaitingListTest {
  private static final Instant NOW = Instant.parse("2021-11-05T00:30:00Z");

  private final FakeClock clock = new FakeClock(NOW);
  private final WaitingList list = new WaitingList(clock);

  @Test
  void countsTheKnocksOfATerminal() {
    knock(1);
    clock.advance(Duration.ofMinutes(1));
    list.knock(key(1), "198.51.100.7");
    assertThat(list.list())
        .containsExactly(
            new WaitingList.Knock(key(1), NOW, NOW.plus(Duration.ofMinutes(1)), 2, "198.51.100.7"));
  }

  @Test
  void showsTheMostRecentKnockFirstEvenWithinOneInstant() {
    knock(1);
    knock(2);
    knock(3);
    knock(1);
    assertThat(serials()).containsExactly("S1", "S3", "S2");
  }

  @Test
  void keepsAThousandTerminals() {
    IntStream.range(0, 1_000).forEach(this::knock);
    assertThat(list.size()).isEqualTo(1_000);
  }

  @Test
  @Tag("invariant-5")
  void givesTheRoomOfWhoKnockedLongestAgoToWhoKnocksNow() {
    IntStream.range(0, 10_000).forEach(this::knock);
    assertThat(list.size()).isEqualTo(WaitingList.TERMINALS_MAX);
    assertThat(serials()).startsWith("S9999").endsWith("S8000");
    knock(8_000);
    knock(10_000);
    assertThat(serials()).startsWith("S10000", "S8000").endsWith("S8002");
  }

  @Test
  void forgetsATerminalThatIsRegistered() {
    knock(1);
    list.remove(key(1));
    list.remove(key(2));
    assertThat(list.list()).isEmpty();
  }

  private void knock(int serial) {
    list.knock(key(serial), "192.0.2.9");
  }

  private List<String> serials() {
    return list.list().stream().map(knock -> knock.key().serial()).toList();
  }

  private static DeviceKey key(int serial) {
    return new DeviceKey("zkteco", "S" + serial);
  }
}
