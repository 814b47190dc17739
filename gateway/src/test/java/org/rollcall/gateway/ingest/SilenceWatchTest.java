package org.rollcall.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.journal.MemoryJournal;
import org.rollcall.gateway.world.FakeClock;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** When a terminal counts as silent, and when as back. */
class SilenceWatchTest {
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Instant START = Instant.parse("2021-11-05T00:00:00Z");

  private final FakeClock clock = new FakeClock(START);
  private final MemoryJournal journal = new MemoryJournal(clock);
  private final DeviceContacts contacts = new DeviceContacts(clock);
  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.devices(LedgerWorld.begin(folder, START.toString()));
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void recordsASilenceOnceAndItsEndOnce() {
    SilenceWatch watch = watch(Map.of());
    contacts.heardOf(Town.FRONT);
    looksAt(watch, "2021-11-05T00:05:00Z");
    assertThat(facts()).isEmpty();

    looksAt(watch, "2021-11-05T00:05:01Z");
    looksAt(watch, "2021-11-05T00:06:00Z");
    assertThat(facts()).containsExactly(new Fact.Silent(Town.FRONT, START));

    contacts.heardOf(Town.FRONT);
    looksAt(watch, "2021-11-05T00:06:30Z");
    looksAt(watch, "2021-11-05T00:07:00Z");
    assertThat(facts())
        .containsExactly(new Fact.Silent(Town.FRONT, START), new Fact.Recovered(Town.FRONT, START));
  }

  @Test
  void waitsForTerminalsThatHaveNotBeenHeardOfYet() {
    looksAt(watch(Map.of()), "2021-11-05T09:00:00Z");
    assertThat(facts()).isEmpty();
  }

  @Test
  void makesNothingOfTerminalsThatSpeakOnlyWhenTheyHaveSomethingToSay() {
    SilenceWatch watch = watch(Map.of());
    contacts.heardOf(Town.NIGHT);
    looksAt(watch, "2021-11-05T09:00:00Z");
    assertThat(facts()).isEmpty();
  }

  @Test
  void doesNotTakeItsOwnAbsenceForSilence() {
    Instant yesterday = START.minus(Duration.ofDays(1));
    SilenceWatch watch = watch(Map.of(), key -> Optional.of(yesterday));
    looksAt(watch, "2021-11-05T00:04:00Z");
    assertThat(facts()).isEmpty();
    looksAt(watch, "2021-11-05T00:05:01Z");
    assertThat(facts()).containsExactly(new Fact.Silent(Town.FRONT, yesterday));
  }

  @Test
  void hasPatienceWithATerminalThatIsAskedOnlyEveryQuarterOfAnHour() {
    SilenceWatch watch = watch(Map.of());
    contacts.heardOf(Town.SECOND);
    looksAt(watch, "2021-11-05T00:45:00Z");
    assertThat(facts()).isEmpty();
    looksAt(watch, "2021-11-05T00:45:01Z");
    assertThat(facts()).containsExactly(new Fact.Silent(Town.SECOND, START));
  }

  @Test
  void endsASilenceThatBeganBeforeTheStart() {
    Instant since = START.minus(Duration.ofHours(3));
    SilenceWatch watch = watch(Map.of(Town.FRONT, since));
    contacts.heardOf(Town.FRONT);
    looksAt(watch, "2021-11-05T00:00:30Z");
    assertThat(facts()).containsExactly(new Fact.Recovered(Town.FRONT, since));
  }

  @Test
  @Tag("invariant-5")
  void noticesAgainWhatTheJournalCouldNotTake() {
    SilenceWatch watch = watch(Map.of());
    contacts.heardOf(Town.FRONT);
    journal.failWith(JournalException.Code.STORAGE_FAILED);
    looksAt(watch, "2021-11-05T00:10:00Z");
    assertThat(facts()).isEmpty();
    journal.mend();
    looksAt(watch, "2021-11-05T00:10:30Z");
    assertThat(facts()).containsExactly(new Fact.Silent(Town.FRONT, START));
  }

  private SilenceWatch watch(Map<DeviceKey, Instant> lasting) {
    return watch(lasting, contacts::last);
  }

  private SilenceWatch watch(
      Map<DeviceKey, Instant> lasting, Function<DeviceKey, Optional<Instant>> lastHeard) {
    SilenceRule rule =
        new SilenceRule(
            key ->
                Optional.of(key.equals(Town.SECOND) ? Duration.ofMinutes(15) : SHORT)
                    .filter(every -> key.protocol().equals("zkteco")),
            clock);
    return new SilenceWatch(
        () -> world.homes().registry(), rule, lastHeard, lasting, journal, clock);
  }

  private void looksAt(SilenceWatch watch, String now) {
    clock.set(now);
    watch.look();
  }

  private List<Fact> facts() {
    return journal.read(0, 100, Long.MAX_VALUE).stream()
        .map(entry -> FactCodec.read(entry.kind(), entry.payload()))
        .toList();
  }
}
