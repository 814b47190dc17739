package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.DeviceMemory;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.Tally;
import org.rollcall.device.wire.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages out of a broker. It supervises the connection itself: a fresh {@link BrokerLink} for
 * each attempt, its own back-off, a watchdog for brokers that say nothing. The session at the
 * broker outlives the connection, so that what was not acknowledged comes again. Safe from any
 * thread; its state is of one event loop.
 *
 * <pre>
 *   waiting ──back-off──▶ connecting ──subscribed──▶ open ──lost, silent──▶ waiting
 * </pre>
 */
public final class BrokerIntake implements MqttIntake {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerIntake.class);
  private static final String NAME = "mqtt";
  private static final String CLIENT_ID = "clientId";
  private static final long RETRY_FIRST_MS = 500;
  private static final long RETRY_MAX_MS = 30_000;
  private static final long CLOSING_POLL_MS = 20;
  private static final int PUBLISH_ATTEMPTS_MAX = 500;
  private static final long PUBLISH_RETRY_MS = 2;
  private static final int PUBLISHING_MAX = 2_000;

  private final Vertx vertx;
  private final MqttSettings settings;
  private final DeviceMemory memory;
  private final BrokerTimes times;
  private final Incoming.Shared shared;
  private final Context context;
  private final WorkerExecutor worker;
  private final Backoff backoff =
      new Backoff(RETRY_FIRST_MS, RETRY_MAX_MS, () -> ThreadLocalRandom.current().nextDouble());
  private String clientId = "";
  private boolean closing;
  private boolean complained;
  private int publishing;
  private @Nullable BrokerMessages current;

  public BrokerIntake(Vertx vertx, MqttSettings settings, DeviceMemory memory, Tally tally) {
    this(vertx, settings, memory, tally, BrokerTimes.standard());
  }

  BrokerIntake(
      Vertx vertx, MqttSettings settings, DeviceMemory memory, Tally tally, BrokerTimes times) {
    this.times = times;
    this.vertx = vertx;
    this.settings = settings;
    this.memory = memory;
    this.shared =
        new Incoming.Shared(
            new Routes(), new RetainedTopics(), new HeldBytes(Limits.HELD_MAX_BYTES), tally);
    this.context = vertx.getOrCreateContext();
    this.worker = vertx.createSharedWorkerExecutor("mqtt-broker", 1);
  }

  @Override
  public void subscribe(String filter, MqttHandler handler) {
    shared.routes().add(filter, handler);
  }

  /** Completes at once: a broker that is not there yet is trouble of later, not of the start. */
  @Override
  public Future<Optional<Integer>> open() {
    return memory
        .read(NAME)
        .compose(this::remember)
        .map(
            id -> {
              context.runOnContext(
                  ignored -> {
                    clientId = id;
                    connect();
                  });
              return Optional.empty();
            });
  }

  @Override
  public Future<Void> publish(String topic, Buffer payload, int qos) {
    Promise<Void> sent = Promise.promise();
    context.runOnContext(
        ignored -> {
          if (publishing >= PUBLISHING_MAX) {
            sent.fail("too many messages wait for the broker");
          } else {
            publishing++;
            sent.future().onComplete(done -> context.runOnContext(v -> publishing--));
            publish(topic, payload, qos, PUBLISH_ATTEMPTS_MAX, sent);
          }
        });
    return sent.future();
  }

  @Override
  public Future<Void> close(long graceMs) {
    Promise<Void> closed = Promise.promise();
    context.runOnContext(
        ignored -> {
          closing = true;
          if (current != null) {
            current.stop();
          }
          finish(closed, graceMs);
        });
    return closed.future();
  }

  /** The broker knows this gateway by a name that never changes, kept in the data folder. */
  private Future<String> remember(JsonObject remembered) {
    String known = remembered.getString(CLIENT_ID, "");
    if (!known.isEmpty()) {
      return Future.succeededFuture(known);
    }
    String fresh = "rollcall-" + UUID.randomUUID();
    return memory.write(NAME, remembered.put(CLIENT_ID, fresh)).map(fresh);
  }

  private void connect() {
    if (closing) {
      return;
    }
    BrokerMessages messages;
    BrokerLink link;
    try {
      messages = new BrokerMessages(vertx, context, shared, settings, times, this::lost);
      link = new BrokerLink(settings, clientId, worker, messages);
    } catch (MqttException e) {
      LOG.error("a client for the broker can't be made, code {}", e.getReasonCode());
      again();
      return;
    }
    messages.over(link);
    current = messages;
    long late = vertx.setTimer(times.openWithinMs(), ignored -> messages.lost(link, "no answer"));
    link.open(shared.routes().filters())
        .onComplete(
            opened ->
                context.runOnContext(
                    ignored -> {
                      vertx.cancelTimer(late);
                      if (opened.failed()) {
                        refused(messages, opened.cause());
                      } else if (current == messages) {
                        opened(messages, opened.result());
                      }
                    }));
  }

  private void refused(BrokerMessages messages, Throwable cause) {
    BrokerTrouble trouble = BrokerTrouble.of(cause, settings.broker().orElseThrow());
    if (trouble.isDistrust()) {
      shared.count("broker-not-trusted");
    }
    messages.lost(messages.link(), trouble.sentence());
  }

  private void opened(BrokerMessages messages, List<String> refused) {
    LOG.info("MQTT messages come from {}", messages.link());
    if (!refused.isEmpty()) {
      shared.count("broker-refuses-topics");
      LOG.warn("the broker refuses the topics {}: allow them where they are wanted", refused);
    }
    complained = false;
    backoff.reset();
    messages.opened();
    vertx.setTimer(times.probeEveryMs(), ignored -> context.runOnContext(v -> probe(messages)));
  }

  /** A broker whose process hangs keeps its sockets; so it has to say something now and then. */
  private void probe(BrokerMessages messages) {
    if (current != messages) {
      return;
    }
    long late =
        vertx.setTimer(
            times.answerWithinMs(),
            ignored -> messages.lost(messages.link(), "the broker is silent"));
    messages
        .link()
        .probe()
        .onSuccess(
            answered -> {
              vertx.cancelTimer(late);
              vertx.setTimer(
                  times.probeEveryMs(), ignored -> context.runOnContext(v -> probe(messages)));
            });
  }

  private void lost(BrokerMessages messages, String why) {
    context.runOnContext(
        ignored -> {
          if (current != messages) {
            return;
          }
          current = null;
          shared.count("broker-lost");
          if (!complained && !closing) {
            LOG.warn("{} is lost: {}; trying again", messages.link(), why);
            complained = true;
          }
          messages.link().close().onComplete(closed -> context.runOnContext(v -> again()));
        });
  }

  private void again() {
    if (!closing) {
      vertx.setTimer(backoff.afterFailure(), ignored -> context.runOnContext(v -> connect()));
    }
  }

  private void publish(String topic, Buffer payload, int qos, int attempts, Promise<Void> sent) {
    BrokerMessages messages = current;
    if (messages == null || !messages.isOpen()) {
      sent.fail("the broker is not connected");
      return;
    }
    messages
        .link()
        .publish(topic, payload, qos)
        .onSuccess(done -> sent.complete())
        .onFailure(
            trouble -> {
              if (attempts > 1 && isFull(trouble)) {
                vertx.setTimer(
                    PUBLISH_RETRY_MS,
                    ignored ->
                        context.runOnContext(
                            v -> publish(topic, payload, qos, attempts - 1, sent)));
              } else {
                sent.fail(BrokerTrouble.of(trouble, settings.broker().orElseThrow()).sentence());
              }
            });
  }

  /** The client has no free message number just now, which passes. */
  private static boolean isFull(Throwable trouble) {
    return trouble instanceof MqttException mqtt
        && mqtt.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT;
  }

  private void finish(Promise<Void> closed, long remainingMs) {
    BrokerMessages messages = current;
    if (messages == null) {
      worker.close().onComplete(closed);
    } else if (remainingMs <= 0 || messages.isIdle()) {
      current = null;
      messages.link().close().eventually(worker::close).onComplete(closed);
    } else {
      vertx.setTimer(
          CLOSING_POLL_MS,
          ignored -> context.runOnContext(v -> finish(closed, remainingMs - CLOSING_POLL_MS)));
    }
  }
}
