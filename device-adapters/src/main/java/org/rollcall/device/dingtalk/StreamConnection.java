package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import java.util.function.Function;

/**
 * One connection of the stream: answers frames and watches for silence. Used from one event loop
 * only.
 *
 * <p>An event is acknowledged only when it is stored. DingTalk sends again what is not acknowledged
 * within 3 seconds, to whatever connection there is then.
 */
final class StreamConnection {
  static final int EVENTS_IN_FLIGHT_MAX = 256;

  /** What the owner has to know. Called on the event loop. */
  interface Owner {
    /** Something other than a goodbye came: the connection works. */
    void alive(StreamConnection connection);

    /** The other side wants it replaced. */
    void retiring(StreamConnection connection);

    /** It is gone. */
    void ended(StreamConnection connection);
  }

  private final Vertx vertx;
  private final ClientWebSocket socket;
  private final StreamTiming timing;
  private final Function<StreamFrame.Event, Future<Boolean>> store;
  private final Runnable unreadable;
  private final Owner owner;
  private int eventsInFlight;
  private long watchdog;
  private boolean retiring;
  private boolean ended;

  /**
   * @param store completes with whether the event is stored
   * @param unreadable told of each frame that can't be read
   */
  StreamConnection(
      Vertx vertx,
      ClientWebSocket socket,
      StreamTiming timing,
      Function<StreamFrame.Event, Future<Boolean>> store,
      Runnable unreadable,
      Owner owner) {
    this.vertx = vertx;
    this.socket = socket;
    this.timing = timing;
    this.store = store;
    this.unreadable = unreadable;
    this.owner = owner;
  }

  /** Takes frames from now on. Before the socket connects, so that none is missed. */
  void listen() {
    socket.textMessageHandler(this::frame);
    socket.closeHandler(closed -> end());
    // The close handler follows.
    socket.exceptionHandler(broken -> {});
  }

  /** The socket is connected: silence counts from now. */
  void watch() {
    if (!ended) {
      vertx.cancelTimer(watchdog);
      watchdog = vertx.setTimer(timing.silenceMs(), silent -> close());
    }
  }

  boolean isRetiring() {
    return retiring;
  }

  /** Hangs up; what is in flight is sent again by DingTalk. */
  void close() {
    socket.close();
    end();
  }

  private void end() {
    if (!ended) {
      ended = true;
      vertx.cancelTimer(watchdog);
      owner.ended(this);
    }
  }

  private void frame(String text) {
    if (ended) {
      return;
    }
    watch();
    StreamFrame frame = StreamFrame.decode(text);
    if (frame instanceof StreamFrame.Ping || frame instanceof StreamFrame.Event) {
      owner.alive(this);
    }
    if (frame instanceof StreamFrame.Event event) {
      event(event);
    } else if (frame instanceof StreamFrame.Ping ping) {
      send(ping.answer());
    } else if (frame instanceof StreamFrame.Disconnect) {
      retire();
    } else if (frame instanceof StreamFrame.Other other) {
      send(other.refusal());
    } else if (frame instanceof StreamFrame.Unreadable) {
      unreadable.run();
    }
  }

  private void event(StreamFrame.Event event) {
    if (eventsInFlight >= EVENTS_IN_FLIGHT_MAX) {
      send(event.later());
      return;
    }
    eventsInFlight++;
    store
        .apply(event)
        .otherwise(false)
        .onSuccess(
            stored -> {
              eventsInFlight--;
              send(stored ? event.success() : event.later());
            });
  }

  private void retire() {
    if (!retiring) {
      retiring = true;
      vertx.setTimer(timing.retireMs(), late -> close());
      owner.retiring(this);
    }
  }

  /** Where it does not arrive, the event comes again. */
  private void send(String frame) {
    if (!ended) {
      socket.writeTextMessage(frame);
    }
  }
}
