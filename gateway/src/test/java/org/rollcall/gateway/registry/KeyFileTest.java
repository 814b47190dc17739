package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path folder;

  @Test
  void createsAKeyThatItsOwnerAloneCanReadAndLoadsItAgain() throws IOException {
    Path file = folder.resolve("secrets/seal.key");
    String hash = new Sealer(KeyFile.loadOrCreate(file)).hash("use", "text");

    assertThat(new Sealer(KeyFile.loadOrCreate(file)).hash("use", "text")).isEqualTo(hash);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAFileThatOthersCanRead() throws IOException {
    Path file = folder.resolve("seal.key");
    KeyFile.loadOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> KeyFile.loadOrCreate(file))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("rw-r-----")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void refusesAFileThatIsNoKeyAndLeavesItAlone() throws IOException {
    Path file = folder.resolve("seal.key");
    Files.writeString(file, "rollcall-key-v1 00ff");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> KeyFile.loadOrCreate(file))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("is not a Rollcall key")
        .hasMessageNotContaining("00ff");
    assertThat(file).hasContent("rollcall-key-v1 00ff");
  }

  @Test
  void addsAKeyInAFileOfItsOwnersAlone() throws IOException {
    Path file = folder.resolve("seal.key");
    KeyRing before = KeyFile.loadOrCreate(file);
    KeyRing after = KeyFile.add(file, SealingKey.random());

    assertThat(after.keys()).hasSize(2);
    assertThat(after.keys().get(0).id()).isEqualTo(before.newest().id());
    assertThat(KeyFile.loadOrCreate(file)).hasToString(after.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAKeyFileThatIsCutInAKey() throws IOException {
    Path file = folder.resolve("seal.key");
    KeyFile.loadOrCreate(file);
    KeyFile.add(file, SealingKey.random());
    String whole = Files.readString(file);
    for (int length = whole.length() / 2 + 1; length < whole.length() - 1; length++) {
      Files.writeString(file, whole.substring(0, length));
      assertThatThrownBy(() -> KeyFile.loadOrCreate(file))
          .isInstanceOf(SealingException.class)
          .hasMessageContaining("is not a Rollcall key");
    }
  }

  @Test
  void makesOneKeyHoweverManyStartAtOnce() throws ExecutionException, InterruptedException {
    Path file = folder.resolve("seal.key");
    ExecutorService starters = Executors.newFixedThreadPool(8);
    List<Future<String>> hashes = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      hashes.add(starters.submit(() -> new Sealer(KeyFile.loadOrCreate(file)).hash("use", "text")));
    }
    Set<String> different = new HashSet<>();
    for (Future<String> hash : hashes) {
      different.add(hash.get());
    }
    starters.shutdown();

    assertThat(different).hasSize(1);
  }
}
