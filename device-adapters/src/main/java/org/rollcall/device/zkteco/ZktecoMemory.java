package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.rollcall.device.DeviceMemory;
import org.rollcall.device.zkteco.pull.ReadMark;
import org.rollcall.device.zkteco.pull.ReadMarks;

/**
 * What this protocol remembers across a restart: how far logs have been read. Read once, written
 * whole. Safe from any thread.
 *
 * <pre>
 * {"pull": {"&lt;serial&gt;": {"records": 605, "last": "…"}}}
 * </pre>
 */
final class ZktecoMemory implements ReadMarks {
  private static final String PULL = "pull";

  private final DeviceMemory memory;
  private final JsonObject content;

  private ZktecoMemory(DeviceMemory memory, JsonObject content) {
    this.memory = memory;
    this.content = content;
  }

  static Future<ZktecoMemory> open(DeviceMemory memory) {
    return memory
        .read(ZktecoAdapter.PROTOCOL)
        .map(content -> new ZktecoMemory(memory, content.copy()));
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
    content.put(PULL, marks);
    return memory.write(ZktecoAdapter.PROTOCOL, content.copy());
  }

  private static Optional<JsonObject> section(JsonObject of, String name) {
    return of.getValue(name) instanceof JsonObject found ? Optional.of(found) : Optional.empty();
  }
}
