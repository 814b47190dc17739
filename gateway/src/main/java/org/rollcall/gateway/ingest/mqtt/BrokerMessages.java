package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;

/**
 * The messages of one connection to a broker: handed over within bounds, acknowledged in order once
 * they are kept, and never over another connection than the one they came by. What is not kept is
 * tried again for a while, since holding back acknowledgements makes brokers drop what waits
 * behind; then the connection is given up, and the broker sends everything again.
 */
final class BrokerMessages implements BrokerLink.Events {
  /** More than the broker sends unacknowledged, since quality 0 knows no acknowledgement. */
  static final int HANDED_OVER_MAX = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final Incoming.Shared shared;
  private final MqttSender sender;
  private final BrokerTimes times;
  private final BiConsumer<BrokerMessages, String> lost;
  private final AckQueue due = new AckQueue();
  private final AtomicInteger handedOver = new AtomicInteger();
  private @Nullable BrokerLink link;
  private boolean open;
  private boolean stopped;

  /**
   * Messages of a connection that is yet to be made.
   *
   * @param lost told when the connection is to be given up
   */
  BrokerMessages(
      Vertx vertx,
      Context context,
      Incoming.Shared shared,
      MqttSettings settings,
      BrokerTimes times,
      BiConsumer<BrokerMessages, String> lost) {
    this.vertx = vertx;
    this.context = context;
    this.shared = shared;
    this.sender = new MqttSender.Broker(settings.broker().orElseThrow().getHost());
    this.times = times;
    this.lost = lost;
  }

  void over(BrokerLink fresh) {
    link = fresh;
  }

  BrokerLink link() {
    BrokerLink known = link;
    if (known == null) {
      throw new IllegalStateException("a connection has its link before anybody asks");
    }
    return known;
  }

  void opened() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  boolean isIdle() {
    return due.size() == 0;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void arrived(BrokerLink from, BrokerLink.Arrival message) {
    int bytes = message.payload().length();
    boolean room = handedOver.incrementAndGet() <= HANDED_OVER_MAX && shared.held().reserve(bytes);
    if (!room) {
      handedOver.decrementAndGet();
      shared.count("overloaded");
      if (message.qos() > 0) {
        lost(from, "too much at once");
      }
      return;
    }
    context.runOnContext(ignored -> take(message));
  }

  @Override
  public void lost(BrokerLink from, String why) {
    lost.accept(this, why);
  }

  private void take(BrokerLink.Arrival message) {
    if (stopped) {
      forget(message);
      return;
    }
    AckQueue.Due entry = due.add(kept -> passOn(message, kept));
    shared
        .routes()
        .handler(message.topic())
        .ifPresentOrElse(
            handler -> handle(handler, message, entry, times.attemptsMax()),
            () -> {
              shared.count("topic-unhandled");
              due.answered(entry, true);
            });
  }

  private void handle(
      MqttHandler handler, BrokerLink.Arrival message, AckQueue.Due entry, int attempts) {
    Routes.take(
            handler,
            new MqttMessage(message.topic(), message.payload(), message.retained(), sender))
        .onSuccess(
            kept ->
                context.runOnContext(
                    ignored -> {
                      if (kept || attempts <= 1 || message.qos() == 0) {
                        due.answered(entry, kept);
                      } else {
                        vertx.setTimer(
                            times.retryMs(),
                            v ->
                                context.runOnContext(
                                    w -> handle(handler, message, entry, attempts - 1)));
                      }
                    }));
  }

  private void passOn(BrokerLink.Arrival message, boolean kept) {
    forget(message);
    if (!kept) {
      shared.count("not-kept");
      if (message.qos() > 0) {
        lost(link(), "a message could not be kept");
      }
    } else if (message.qos() > 0) {
      // Of a link that is gone the client is gone too: its numbers mean nothing to the next.
      link().acknowledge(message).onFailure(stale -> shared.count("acknowledgement-stale"));
    }
  }

  private void forget(BrokerLink.Arrival message) {
    shared.held().release(message.payload().length());
    handedOver.decrementAndGet();
  }
}
