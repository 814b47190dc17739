package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.rollcall.device.DeviceMemory;
import org.rollcall.device.zkteco.pull.ReadMark;
import org.rollcall.device.zkteco.pull.ReadMarks;

/**
 * What this protocol remembers across a restart: how far logs have been read, and commands. Read
 * once, written whole, one write after the other. Safe from any thread.
 *
 * <pre>
 * {"pull": {"&lt;serial&gt;": {"records": 605, "last": "…"}}, "orders": {"&lt;serial&gt;": […]}}
 * </pre>
 */
final class ZktecoMemory implements ReadMarks {
  private static final String PULL = "pull";

  private final DeviceMemory memory;
  private final String document;
  private final JsonObject content;
  private Future<Void> writing = Future.succeededFuture();
  private Optional<Future<Void>> queued = Optional.empty();

  private ZktecoMemory(DeviceMemory memory, String document, JsonObject content) {
    this.memory = memory;
    this.document = document;
    this.content = content;
  }

  static Future<ZktecoMemory> open(DeviceMemory memory) {
    return open(memory, ZktecoAdapter.PROTOCOL);
  }

  /** What is kept in a document of its own, with the bounds of one. */
  static Future<ZktecoMemory> open(DeviceMemory memory, String document) {
    return memory.read(document).map(content -> new ZktecoMemory(memory, document, content.copy()));
  }

  @Override
  public synchronized Optional<ReadMark> find(String serial) {
    return section(content, PULL)
        .flatMap(marks -> section(marks, serial))
        .filter(mark -> mark.getValue("records") instanceof Integer)
        .filter(mark -> mark.getValue("last") instanceof String)
        .map(mark -> new ReadMark(mark.getInteger("records"), mark.getString("last")));
  }

  @Override
  public synchronized Future<Void> remember(String serial, ReadMark mark) {
    JsonObject marks = section(content, PULL).orElseGet(JsonObject::new);
    marks.put(serial, new JsonObject().put("records", mark.records()).put("last", mark.last()));
    return keep(PULL, marks);
  }

  /** A part of the memory, empty where there is none. */
  synchronized JsonObject section(String name) {
    return section(content, name).map(JsonObject::copy).orElseGet(JsonObject::new);
  }

  /** Replaces a part of the memory; completes when it is on disk. */
  Future<Void> keep(String name, JsonObject part) {
    Promise<Void> written = Promise.promise();
    Future<Void> before;
    synchronized (this) {
      content.put(name, part);
      if (queued.isPresent()) {
        // The write that has not begun yet takes this along.
        return queued.get();
      }
      queued = Optional.of(written.future());
      before = writing;
      writing = written.future();
    }
    before.onComplete(done -> memory.write(document, begun()).onComplete(written));
    return written.future();
  }

  private synchronized JsonObject begun() {
    queued = Optional.empty();
    return content.copy();
  }

  private static Optional<JsonObject> section(JsonObject of, String name) {
    return of.getValue(name) instanceof JsonObject found ? Optional.of(found) : Optional.empty();
  }
}
