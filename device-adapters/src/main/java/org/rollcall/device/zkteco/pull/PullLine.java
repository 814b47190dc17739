package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Handler;

/** Frames to and from one terminal. Used on one Vert.x context. */
interface PullLine {

  /**
   * Opens the line; fails with a {@link PullFailure} where nobody is there.
   *
   * @param heard gets every frame
   * @param broken told once, why no more will come, as the end of a sentence
   */
  Future<Void> open(Handler<Frame> heard, Handler<String> broken);

  void send(Frame frame);

  /** Whether what is sent can be lost on the way, so that it has to be repeated. */
  boolean loses();

  /** The most that may be asked for in one answer, in bytes. */
  int chunkBytes();

  /** Hangs up; nothing is heard afterwards. Never fails. */
  Future<Void> close();
}
