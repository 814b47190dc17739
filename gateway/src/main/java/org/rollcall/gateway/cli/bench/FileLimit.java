package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The limit of the machine for anything durable: a plain file, appended and fsynced. */
final class FileLimit {
  private FileLimit() {}

  /** How many batches of so many bytes a second reach the disk, one after the other. */
  static double batchesPerSecond(Path folder, int batchBytes, Duration duration)
      throws IOException {
    Path file = folder.resolve("append-limit");
    ByteBuffer batch = ByteBuffer.allocateDirect(Math.max(1, batchBytes));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long begun = System.nanoTime();
      long passed = 0;
      long batches = 0;
      for (; passed < duration.toNanos(); passed = System.nanoTime() - begun) {
        batch.clear();
        while (batch.hasRemaining()) {
          channel.write(batch);
        }
        channel.force(false);
        batches++;
      }
      return batches * 1e9 / passed;
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
