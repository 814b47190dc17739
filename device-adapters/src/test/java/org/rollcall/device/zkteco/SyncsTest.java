package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.PeopleSync.Started;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.RosterPlan;
import org.rollcall.device.RosterPlan.Kind;
import org.rollcall.device.Rosters;
import org.rollcall.device.SyncProgress;
import org.rollcall.device.harness.RecordingMemory;
import org.rollcall.device.harness.RecordingTally;
import org.rollcall.device.wire.Counts;

/** Syncs through stages, answers, restarts and the end of their time. */
class SyncsTest {
  private static final Instant NOW = Instant.parse("2021-11-05T00:30:00Z");
  private static final DeviceKey KEY = new DeviceKey("zkteco", "PUSH0001");

  private final RecordingMemory memory = new RecordingMemory();
  private final Map<String, String> registry = new HashMap<>();
  private Syncs syncs = at(NOW);

  @Test
  void goOutInStagesWithRemovalsLast() {
    start(changes(12, 2));

    assertThat(answerAll(0)).hasSize(Sync.STAGE_MAX).allMatch(line -> line.contains(" UPDATE "));
    assertThat(answerAll(0)).hasSize(2).allMatch(line -> line.contains(" UPDATE "));
    assertThat(answerAll(0)).hasSize(2).allMatch(line -> line.contains(" DELETE "));
    assertThat(answerAll(0)).isEmpty();

    assertThat(progress().running()).isFalse();
    assertThat(progress().steps())
        .hasSize(14)
        .allMatch(step -> step.state() == SyncProgress.State.DONE);
  }

  @Test
  void waitForTheResultsOfAStage() {
    start(changes(12, 0));
    List<String> first = offer();

    assertThat(offer()).as("what has no result is offered again").isEqualTo(first);
    answer(first.subList(0, 9), 0);
    assertThat(offer()).isEqualTo(first.subList(9, 10));
    assertThat(offer()).as("not for ever").isEmpty();
    syncs.introduced(KEY.serial());
    assertThat(offer()).isEqualTo(first.subList(9, 10));
    answer(first.subList(9, 10), -1001);

    assertThat(offer()).hasSize(2);
    assertThat(progress().steps().get(9))
        .isEqualTo(
            new SyncProgress.Step(
                Kind.ADD,
                "7009",
                SyncProgress.State.FAILED,
                OptionalInt.of(-1001),
                Optional.of("the terminal is full")));
  }

  @Test
  void goOnAfterACrashWithWhatHadNoResult() {
    start(changes(12, 0));
    List<String> first = offer();
    answer(first.subList(0, 3), 0);

    syncs = at(NOW.plusSeconds(60));

    assertThat(offer()).isEqualTo(first.subList(3, 10));
    answer(first.subList(3, 10), 0);
    assertThat(offer()).hasSize(2);
    assertThat(await(memory.read(Syncs.DOCUMENT)).encode()).contains("7000").doesNotContain("某人");
  }

  @Test
  void countWhoWasGoneAlreadyAsRemoved() {
    start(changes(0, 1));
    answer(offer(), -10);

    assertThat(progress().steps().get(0).state()).isEqualTo(SyncProgress.State.DONE);
  }

  @Test
  void sendNobodyOfWhomTheRegistrySaysSomethingElseByNow() {
    start(changes(3, 1));
    registry.put("7000", "别人");
    registry.remove("7001");
    registry.put("8000", "回来了");

    assertThat(answerAll(0)).singleElement().asString().contains("PIN=7002");
    assertThat(offer()).isEmpty();
    assertThat(progress().running()).isFalse();
    assertThat(progress().steps())
        .extracting(SyncProgress.Step::state)
        .containsExactly(
            SyncProgress.State.FAILED,
            SyncProgress.State.FAILED,
            SyncProgress.State.DONE,
            SyncProgress.State.FAILED);
  }

  @Test
  void endWhenTheirTimeIsOver() {
    start(changes(12, 0));
    offer();

    syncs = at(NOW.plus(Sync.EXPIRES_AFTER));

    assertThat(offer()).isEmpty();
    assertThat(progress().running()).isFalse();
    assertThat(progress().steps())
        .extracting(SyncProgress.Step::state)
        .containsOnly(SyncProgress.State.EXPIRED);
  }

  @Test
  void sendNothingMoreOnceTheyAreCancelled() {
    start(changes(12, 0));
    List<String> first = offer();
    assertThat(await(syncs.cancel(KEY.serial()))).isTrue();

    answer(first, 0);

    assertThat(offer()).isEmpty();
    assertThat(progress().running()).isFalse();
    assertThat(await(syncs.cancel(KEY.serial()))).isFalse();
    assertThat(progress().steps().get(9).state()).isEqualTo(SyncProgress.State.DONE);
    assertThat(progress().steps().get(10).state()).isEqualTo(SyncProgress.State.CANCELLED);
  }

  @Test
  void areBounded() {
    assertThat(tryStart("PUSH0001", changes(Syncs.STEPS_MAX + 1, 0)))
        .isInstanceOf(Started.Refused.class);
    assertThat(tryStart("PUSH0001", List.of())).isInstanceOf(Started.Refused.class);
    List<RosterPlan.Change> many = changes(Syncs.STEPS_MAX, 0);
    int room = Syncs.ALL_STEPS_MAX / (Syncs.STEPS_MAX + 3);
    for (int i = 0; i < room; i++) {
      assertThat(tryStart("MANY" + i, many)).isInstanceOf(Started.Accepted.class);
    }
    assertThat(tryStart("MANY0", many)).as("one at a time").isInstanceOf(Started.Refused.class);
    assertThat(tryStart("ONEMORE", many)).isInstanceOf(Started.Refused.class);

    await(syncs.cancel("MANY0"));

    assertThat(tryStart("ONEMORE", many)).isInstanceOf(Started.Accepted.class);
    assertThat(syncs.progress("MANY0")).as("made room").isEmpty();
  }

  /** Numbers from 7000 on that are to be added, from 8000 on that are to go. */
  private List<RosterPlan.Change> changes(int additions, int removals) {
    List<RosterPlan.Change> changes = new ArrayList<>();
    for (int i = 0; i < additions; i++) {
      RosterEntry entry = new RosterEntry(Integer.toString(7000 + i), "某人" + i);
      registry.put(entry.number(), entry.name());
      changes.add(new RosterPlan.Change(Kind.ADD, entry, Optional.empty()));
    }
    for (int i = 0; i < removals; i++) {
      RosterEntry entry = new RosterEntry(Integer.toString(8000 + i), "某人");
      changes.add(new RosterPlan.Change(Kind.REMOVE, entry, Optional.of("某人")));
    }
    return changes;
  }

  private void start(List<RosterPlan.Change> changes) {
    assertThat(tryStart(KEY.serial(), changes)).isInstanceOf(Started.Accepted.class);
  }

  private Started tryStart(String serial, List<RosterPlan.Change> changes) {
    return await(syncs.start(serial, changes, "admin", Traits.unknown()));
  }

  private List<String> answerAll(int returned) {
    List<String> lines = offer();
    answer(lines, returned);
    return lines;
  }

  private void answer(List<String> lines, int returned) {
    lines.forEach(line -> assertThat(syncs.answered(KEY, line.split(":")[1], returned)).isTrue());
  }

  private List<String> offer() {
    return syncs.offer(KEY).lines().lines().toList();
  }

  private SyncProgress progress() {
    return syncs.progress(KEY.serial()).orElseThrow();
  }

  private Syncs at(Instant instant) {
    Clock clock = Clock.fixed(instant, ZoneOffset.UTC);
    return new Syncs(
        await(ZktecoMemory.open(memory, Syncs.DOCUMENT)),
        clock,
        new Counts(new RecordingTally(), ZktecoAdapter.PROTOCOL),
        new Rosters() {
          @Override
          public Optional<RosterEntry> entry(DeviceKey key, String number) {
            return Optional.ofNullable(registry.get(number))
                .map(name -> new RosterEntry(number, name));
          }

          @Override
          public String fingerprint(RosterEntry entry) {
            return Integer.toHexString(entry.name().hashCode());
          }
        },
        new UserLists(clock));
  }
}
