package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a broker: one client object for one connection, thrown away with it. The object
 * can't be used again: after a connect that was never answered it refuses every further one
 * (32110). Callbacks only hand over; they neither block nor throw, since the client acknowledges
 * what a callback throws at. Safe from any thread.
 */
final class BrokerLink {
  /** Messages that the broker may send ahead of our acknowledgements. */
  static final int RECEIVE_MAX = 200;

  private static final int QOS = 1;
  private static final int FIRST_FAILURE = 0x80;
  private static final int CONNECT_TIMEOUT_S = 15;
  private static final int KEEP_ALIVE_S = 20;
  private static final long SESSION_EXPIRY_S = 7L * 24 * 60 * 60;
  private static final long DISCONNECT_WAIT_MS = 1_000;

  /** A filter that nobody has: the broker answers its removal, and nothing changes. */
  private static final String PROBE = "rollcall/probe";

  private final MqttSettings settings;
  private final String clientId;
  private final WorkerExecutor worker;
  private final Events events;
  private final AtomicBoolean gone = new AtomicBoolean();
  private final MqttAsyncClient client;

  /** A message as it came; its number means something to this link only. */
  record Arrival(String topic, Buffer payload, int number, int qos, boolean retained) {}

  /** What a link tells; on the client's own threads. */
  interface Events {
    void arrived(BrokerLink link, Arrival message);

    /** Told at most once. */
    void lost(BrokerLink link, String why);
  }

  /**
   * A link that is not connected yet.
   *
   * @param worker on which the client is called, since it takes locks
   * @throws MqttException where the client can't be made
   */
  BrokerLink(MqttSettings settings, String clientId, WorkerExecutor worker, Events events)
      throws MqttException {
    this.settings = settings;
    this.clientId = clientId;
    this.worker = worker;
    this.events = events;
    this.client =
        new MqttAsyncClient(
            settings.broker().orElseThrow().toString(), clientId, new MemoryPersistence());
    client.setManualAcks(true);
    client.setCallback(new Callbacks());
  }

  /**
   * Connects, then subscribes; the broker may send what it kept before that is done.
   *
   * @return the filters that the broker refuses, which the client takes for a success
   */
  Future<List<String>> open(List<String> filters) {
    return call(listener -> client.connect(options(), null, listener))
        .compose(
            connected ->
                call(
                    listener ->
                        client.subscribe(
                            subscriptions(filters), null, listener, new MqttProperties())))
        .map(codes -> refused(filters, codes));
  }

  private static List<String> refused(List<String> filters, int[] codes) {
    return IntStream.range(0, Math.min(filters.size(), codes.length))
        .filter(i -> codes[i] >= FIRST_FAILURE)
        .mapToObj(filters::get)
        .toList();
  }

  /** Completes when the broker answers at all. */
  Future<Void> probe() {
    return call(listener -> client.unsubscribe(PROBE, null, listener)).mapEmpty();
  }

  /** Completes when the message is with the client; fails with the client's own exception. */
  Future<Void> publish(String topic, Buffer payload, int qos) {
    byte[] bytes = payload.getBytes();
    return run(
        () -> {
          client.publish(topic, bytes, qos, false);
          return null;
        });
  }

  /** Acknowledges a message that came over this very link. */
  Future<Void> acknowledge(Arrival message) {
    return run(
        () -> {
          client.messageArrivedComplete(message.number(), message.qos());
          return null;
        });
  }

  /** Hangs up and throws the client away; the broker keeps the session. Never fails. */
  Future<Void> close() {
    gone.set(true);
    return run(() -> {
          try {
            client.disconnectForcibly(0, DISCONNECT_WAIT_MS, true);
          } finally {
            client.close(true);
          }
          return (Void) null;
        })
        .otherwiseEmpty();
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_EXPIRY_S);
    options.setReceiveMaximum(RECEIVE_MAX);
    options.setMaximumPacketSize((long) Limits.PACKET_MAX_BYTES);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout(CONNECT_TIMEOUT_S);
    options.setAutomaticReconnect(false);
    options.setUseSubscriptionIdentifiers(false);
    boolean tls = settings.broker().orElseThrow().getScheme().equals("ssl");
    options.setHttpsHostnameVerificationEnabled(tls);
    options.setSocketFactory(
        tls ? NoDelaySockets.tls(BrokerTrust.sockets(settings.caFile())) : NoDelaySockets.plain());
    settings.username().ifPresent(options::setUserName);
    settings
        .password()
        .ifPresent(password -> options.setPassword(password.getBytes(StandardCharsets.UTF_8)));
    return options;
  }

  private MqttSubscription[] subscriptions(List<String> filters) {
    return filters.stream()
        .map(filter -> settings.shareGroup().map(g -> "$share/" + g + "/").orElse("") + filter)
        .map(filter -> new MqttSubscription(filter, QOS))
        .toArray(MqttSubscription[]::new);
  }

  private void lost(String why) {
    if (gone.compareAndSet(false, true)) {
      events.lost(this, why);
    }
  }

  /** A call that the client answers later. */
  @FunctionalInterface
  private interface Calling {
    void call(MqttActionListener listener) throws MqttException;
  }

  /** Completes with the reason codes of the answer. */
  private Future<int[]> call(Calling calling) {
    Promise<int[]> answer = Promise.promise();
    MqttActionListener listener =
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken token) {
            int @Nullable [] codes = token.getReasonCodes();
            answer.tryComplete(codes == null ? new int[0] : codes);
          }

          @Override
          public void onFailure(IMqttToken token, Throwable why) {
            answer.tryFail(why);
          }
        };
    return run(() -> {
          calling.call(listener);
          return null;
        })
        .compose(called -> answer.future());
  }

  private Future<Void> run(Callable<Void> action) {
    return worker.executeBlocking(action, true);
  }

  @Override
  public String toString() {
    return clientId + " at " + settings.broker().orElseThrow();
  }

  /** Hands over what the client tells; nothing here blocks or throws. */
  private final class Callbacks implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (!gone.get()) {
        events.arrived(
            BrokerLink.this,
            new Arrival(
                topic,
                Buffer.buffer(message.getPayload()),
                message.getId(),
                message.getQos(),
                message.isRetained()));
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      lost("the broker hung up, code " + response.getReturnCode());
    }

    @Override
    public void mqttErrorOccurred(MqttException trouble) {
      lost("the client failed, code " + trouble.getReasonCode());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // A reply is on its way; whether the terminal has it, it will show.
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
      // The answer to the connect says the same.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      lost("the broker wants an authentication that is not spoken here");
    }
  }
}
