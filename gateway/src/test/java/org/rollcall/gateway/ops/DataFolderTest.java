package org.rollcall.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.ops.DataFolderException.Code;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class DataFolderTest {
  @TempDir private Path temp;

  private Path root() {
    return temp.resolve("rollcall");
  }

  private static Code codeOf(Runnable opening) {
    try {
      opening.run();
      throw new AssertionError("the folder should have been refused");
    } catch (DataFolderException e) {
      return e.code();
    }
  }

  @Test
  void createsTheFolderClosedToOthers() throws IOException {
    try (DataFolder folder = DataFolder.open(root())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
          .isEqualTo("rwx------");
      assertThat(folder.journal()).isEqualTo(root().resolve("journal.db"));
      assertThat(folder.ledger()).isEqualTo(root().resolve("ledger.db"));
      assertThat(folder.key()).isEqualTo(root().resolve("rollcall.key"));
    }
  }

  @Test
  void pointsTheDatabaseDriversTemporaryFilesIntoIt() {
    try (DataFolder folder = DataFolder.open(root())) {
      assertThat(System.getProperty("org.sqlite.tmpdir")).isEqualTo(folder.tmp().toString());
      assertThat(folder.tmp()).isDirectory();
    }
  }

  @Test
  void canBeOpenedAgainAfterItWasClosed() {
    DataFolder.open(root()).close();
    DataFolder.open(root()).close();
  }

  @Test
  void refusesTheSameProcessASecondTimeAndKeepsTheLock() throws Exception {
    try (DataFolder folder = DataFolder.open(root())) {
      assertThat(codeOf(() -> DataFolder.open(root()))).isEqualTo(Code.IN_USE);
      assertThat(FolderProcess.tryOpen(folder.root()))
          .startsWith(
              "IN_USE another Rollcall process (pid " + ProcessHandle.current().pid() + ")");
    }
  }

  @Test
  void namesTheOtherProcessAndIsFreeOnceThatIsKilled() throws Exception {
    try (FolderProcess other = FolderProcess.holding(root())) {
      assertThatThrownBy(() -> DataFolder.open(root()))
          .isInstanceOf(DataFolderException.class)
          .hasMessageContaining("another Rollcall process (pid " + other.pid() + ") uses");
      other.kill();
    }
    DataFolder.open(root()).close();
  }

  @Test
  void letsOthersLookWhileItIsInUse() {
    try (DataFolder folder = DataFolder.open(root());
        DataFolder shared = DataFolder.openShared(root())) {
      assertThat(shared.journal()).isEqualTo(folder.journal());
    }
  }

  @Test
  void createsNothingWhereOnlyLookingIsWanted() {
    assertThat(codeOf(() -> DataFolder.openShared(root()))).isEqualTo(Code.MISSING);
    assertThat(root()).doesNotExist();
  }

  @Test
  void saysWhenThePathIsNoFolder() throws IOException {
    Files.writeString(root(), "a file");
    assertThat(codeOf(() -> DataFolder.open(root()))).isEqualTo(Code.UNUSABLE);
  }

  @Test
  void refusesAFolderThatARestoreHasLeftHalf() throws IOException {
    Files.createDirectories(root().resolve("restore.partial"));
    assertThat(codeOf(() -> DataFolder.open(root()))).isEqualTo(Code.RESTORE_INTERRUPTED);
    assertThat(codeOf(() -> DataFolder.openShared(root()))).isEqualTo(Code.RESTORE_INTERRUPTED);
  }

  /** A process of its own that opens a folder, says how that went, and holds it until killed. */
  static final class FolderProcess implements AutoCloseable {
    private final Process process;
    private final String answer;

    private FolderProcess(Process process, String answer) {
      this.process = process;
      this.answer = answer;
    }

    private static FolderProcess start(Path folder) throws IOException {
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      FolderProcess.class.getName(),
                      folder.toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new FolderProcess(
          process, Optional.ofNullable(lines.readLine()).orElse("ended silently"));
    }

    static FolderProcess holding(Path folder) throws IOException {
      FolderProcess holder = start(folder);
      assertThat(holder.answer).isEqualTo("OPEN");
      return holder;
    }

    static String tryOpen(Path folder) throws IOException {
      try (FolderProcess process = start(folder)) {
        return process.answer;
      }
    }

    long pid() {
      return process.pid();
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }

    public static void main(String[] args) throws IOException {
      try {
        DataFolder.open(Path.of(args[0]));
        System.out.println("OPEN");
        // holds the folder until it is killed: nobody ever writes to it
        System.in.read();
      } catch (DataFolderException e) {
        System.out.println(e.code() + " " + e.getMessage());
      }
    }
  }
}
