package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.device.harness.RecordingMemory;

class ReadMarksTest {
  private static final Instant NOON = Instant.parse("2021-11-05T04:00:00Z");

  private final RecordingMemory memory = new RecordingMemory();

  @Test
  void outliveARestart() {
    ReadMarks marks = load("A", "B");
    assertThat(marks.of("A")).isEmpty();

    await(marks.set("A", NOON));
    await(marks.set("B", NOON.plusSeconds(1)));

    assertThat(load("A", "B").of("A")).contains(NOON);
    assertThat(load("A", "B").of("B")).contains(NOON.plusSeconds(1));
  }

  @Test
  void forgetTerminalsThatAreGoneAndWhatCannotBeRead() {
    await(
        memory.write(
            "hikvision", new JsonObject().put("A", NOON.toString()).put("B", "x").put("C", 7)));

    ReadMarks marks = load("B", "C");
    await(marks.set("B", NOON));

    assertThat(await(memory.read("hikvision")))
        .isEqualTo(new JsonObject().put("B", NOON.toString()));
  }

  private ReadMarks load(String... serials) {
    List<TerminalAccount> accounts =
        List.of(serials).stream()
            .map(
                serial ->
                    new TerminalAccount(
                        serial,
                        "10.0.0.9",
                        80,
                        false,
                        "admin",
                        "secret",
                        true,
                        true,
                        Duration.ofMinutes(5),
                        Optional.empty()))
            .toList();
    return await(ReadMarks.load(memory, accounts));
  }
}
