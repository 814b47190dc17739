package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import java.util.Optional;

/** Where marks are kept across a restart. Losing one costs a reading from the beginning. */
public interface ReadMarks {

  Optional<ReadMark> find(String serial);

  /** Completes when the mark is on disk. */
  Future<Void> remember(String serial, ReadMark mark);
}
