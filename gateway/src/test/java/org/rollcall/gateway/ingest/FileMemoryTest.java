package org.rollcall.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceMemory;

/** What adapters remember across a restart. */
class FileMemoryTest {
  private static final JsonObject SPENT = new JsonObject().put("calls", 17);

  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;

  @AfterEach
  void end() throws Exception {
    await(vertx.close());
  }

  @Test
  void remembersWhatWasWrittenLastForEachProtocol() throws Exception {
    DeviceMemory memory = memory();
    assertThat(await(memory.read("dingtalk"))).isEqualTo(new JsonObject());
    await(memory.write("dingtalk", new JsonObject().put("calls", 16)));
    await(memory.write("dingtalk", SPENT));
    assertThat(await(memory().read("dingtalk"))).isEqualTo(SPENT);
    assertThat(await(memory().read("zkteco"))).isEqualTo(new JsonObject());
  }

  @Test
  void beginsAnewWhereAFileIsBroken() throws Exception {
    await(memory().write("dingtalk", SPENT));
    Files.writeString(onlyFile(), "{\"calls\":");
    assertThat(await(memory().read("dingtalk"))).isEqualTo(new JsonObject());
  }

  @Test
  void keepsWhatItHasWhenTooMuchComes() throws Exception {
    await(memory().write("dingtalk", SPENT));
    JsonObject tooMuch = new JsonObject().put("all", "x".repeat(DeviceMemory.BYTES_MAX));
    assertThatThrownBy(() -> await(memory().write("dingtalk", tooMuch)))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("dingtalk wants to remember");
    assertThat(await(memory().read("dingtalk"))).isEqualTo(SPENT);
  }

  private FileMemory memory() {
    return new FileMemory(vertx, folder.resolve("adapters"));
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder.resolve("adapters"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
