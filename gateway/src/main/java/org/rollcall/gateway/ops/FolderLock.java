package org.rollcall.gateway.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The lock that keeps a second process out of a data folder. The operating system drops it when its
 * process ends, however that ends.
 *
 * <p>Who holds it stands in a file beside it, not in it: on POSIX systems a process loses its locks
 * on a file as soon as it closes <em>any</em> handle of that file, so whoever has the lock must
 * never open the lock file again, not even to read.
 */
final class FolderLock implements AutoCloseable {
  static final String LOCK_NAME = "rollcall.lock";
  static final String OWNER_NAME = "rollcall.pid";

  private final Path owner;
  private final FileChannel channel;

  private FolderLock(Path owner, FileChannel channel) {
    this.owner = owner;
    this.channel = channel;
  }

  static FolderLock take(Path folder) throws IOException {
    Path owner = folder.resolve(OWNER_NAME);
    if (ownerOf(owner).filter(ownIdentity()::equals).isPresent()) {
      throw DataFolderException.inUse(folder, "this process itself");
    }
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw DataFolderException.inUse(folder, otherProcess(owner));
      }
      Files.writeString(owner, ownIdentity());
      return new FolderLock(owner, channel);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw DataFolderException.inUse(folder, "this process itself");
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Process id and start: an id alone comes back, in a container it is even always the same. */
  private static String ownIdentity() {
    ProcessHandle self = ProcessHandle.current();
    long startMs = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + " " + startMs;
  }

  private static Optional<String> ownerOf(Path owner) throws IOException {
    return Files.exists(owner) ? Optional.of(Files.readString(owner).strip()) : Optional.empty();
  }

  private static String otherProcess(Path owner) throws IOException {
    return "another Rollcall process"
        + ownerOf(owner).map(text -> " (pid " + text.split(" ", 2)[0] + ")").orElse("");
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(owner);
    }
  }
}
