package org.rollcall.gateway.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.rollcall.device.DeviceMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What adapters remember, one JSON file for each protocol in a folder, replaced by a rename. A file
 * that cannot be read is worth no more than a missing one. Safe from any thread; the files are read
 * and written by one worker, in order.
 */
public final class FileMemory implements DeviceMemory {
  private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

  private final Vertx vertx;
  private final Path folder;

  public FileMemory(Vertx vertx, Path folder) {
    this.vertx = vertx;
    this.folder = folder;
  }

  @Override
  public Future<JsonObject> read(String protocol) {
    return vertx.executeBlocking(() -> readFile(file(protocol)));
  }

  @Override
  public Future<Void> write(String protocol, JsonObject memory) {
    byte[] bytes = memory.encode().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > BYTES_MAX) {
      return Future.failedFuture(
          new IllegalArgumentException(
              protocol + " wants to remember " + bytes.length + " bytes, more than " + BYTES_MAX));
    }
    return vertx.executeBlocking(
        () -> {
          replace(file(protocol), bytes);
          return null;
        });
  }

  private Path file(String protocol) {
    return folder.resolve(protocol + ".json");
  }

  private static JsonObject readFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new JsonObject();
    }
    try {
      return new JsonObject(Files.readString(file));
    } catch (DecodeException e) {
      LOG.warn("{} can't be read and is begun anew: {}", file, e.getMessage());
      return new JsonObject();
    }
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path fresh = folder.resolve("." + file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
