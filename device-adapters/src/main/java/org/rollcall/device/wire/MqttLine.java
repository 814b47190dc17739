package org.rollcall.device.wire;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The MQTT connection of a simulated terminal, with a last will and answers that are waited for by
 * key. A client object is used for one connection only. Safe from any thread; {@link #close} gives
 * the connection back.
 */
public final class MqttLine {
  private static final int KEEP_ALIVE_S = 60;
  private static final int MESSAGE_MAX_BYTES = 64 * 1_024;

  /**
   * How to connect.
   *
   * @param serial the client identifier, and the user name where there is a token
   * @param token the password, empty where it signs in as nobody
   * @param answerWithinMs after which an answer counts as not given
   */
  public record Options(
      String host,
      int port,
      String serial,
      Optional<String> token,
      String willTopic,
      Buffer will,
      long answerWithinMs) {}

  private final Vertx vertx;
  private final Options options;
  private final Consumer<Buffer> heard;
  private final Map<String, Promise<Boolean>> awaited = new ConcurrentHashMap<>();
  private volatile MqttClient client;

  /**
   * A line that is not connected.
   *
   * @param heard told every message, on an event loop
   */
  public MqttLine(Vertx vertx, Options options, Consumer<Buffer> heard) {
    this.vertx = vertx;
    this.options = options;
    this.heard = heard;
    this.client = client();
  }

  /** Connects anew and subscribes to what is sent to the terminal. */
  public Future<Void> connect(String filter) {
    MqttClient fresh = client();
    client = fresh;
    return fresh
        .connect(options.port(), options.host())
        .compose(ack -> fresh.subscribe(filter, MqttQoS.AT_LEAST_ONCE.value()))
        .mapEmpty();
  }

  public boolean isConnected() {
    return client.isConnected();
  }

  /** Completes when the message is on its way. */
  public Future<Void> publish(String topic, Buffer payload, MqttQoS qos) {
    MqttClient connected = client;
    return connected.isConnected()
        ? connected.publish(topic, payload, qos, false, false).mapEmpty()
        : Future.failedFuture("not connected");
  }

  /** Sends and waits for the answer; false where none comes in time or over this connection. */
  public Future<Boolean> answered(String key, Supplier<Future<Void>> sending) {
    Promise<Boolean> answer = Promise.promise();
    awaited.put(key, answer);
    long timer = vertx.setTimer(options.answerWithinMs(), late -> answer.tryComplete(false));
    return sending
        .get()
        .compose(sent -> answer.future())
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              awaited.remove(key, answer);
            });
  }

  /** The answer that is waited for under this key is there; of no meaning where none is. */
  public void answer(String key) {
    Optional.ofNullable(awaited.get(key)).ifPresent(answer -> answer.tryComplete(true));
  }

  /** Says farewell. */
  public Future<Void> close() {
    return client.isConnected() ? client.disconnect() : Future.succeededFuture();
  }

  private MqttClient client() {
    MqttClientOptions settings =
        new MqttClientOptions()
            .setClientId(options.serial())
            .setKeepAliveInterval(KEEP_ALIVE_S)
            .setMaxMessageSize(MESSAGE_MAX_BYTES)
            .setWillFlag(true)
            .setWillTopic(options.willTopic())
            .setWillMessageBytes(options.will());
    settings.setTcpNoDelay(true);
    options.token().ifPresent(t -> settings.setUsername(options.serial()).setPassword(t));
    MqttClient fresh = MqttClient.create(vertx, settings);
    fresh.publishHandler(message -> heard.accept(message.payload()));
    fresh.closeHandler(gone -> lost(fresh));
    return fresh;
  }

  /** Nobody is left who could answer. */
  private void lost(MqttClient gone) {
    if (gone == client) {
      awaited.values().forEach(answer -> answer.tryComplete(false));
    }
  }
}
