package org.rollcall.gateway.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;

/**
 * One accepted connection. When it is lost without a farewell its last will is handled as if it had
 * just been published.
 */
final class Connection {
  private static final int VERSION_5 = 5;

  private final Vertx vertx;
  private final MqttEndpoint endpoint;
  private final MqttSender sender;
  private final Incoming.Shared shared;
  private final Audience<Connection> audience;
  private final Context context;
  private final Incoming incoming;
  private final Outgoing outgoing;
  private boolean hangingUp;
  private boolean saidFarewell;

  /** Takes the connection over; {@link #open} lets it begin. Called on its event loop. */
  Connection(
      Vertx vertx,
      MqttEndpoint endpoint,
      MqttSender sender,
      Incoming.Shared shared,
      Hearing hearing,
      Audience<Connection> audience) {
    this.vertx = vertx;
    this.endpoint = endpoint;
    this.sender = sender;
    this.shared = shared;
    this.audience = audience;
    this.context = vertx.getOrCreateContext();
    this.incoming = new Incoming(endpoint, sender, shared, context, this::hangUpSoon);
    this.outgoing = new Outgoing(endpoint, sender, hearing, context);
  }

  /**
   * Accepts.
   *
   * @param ended told once when the connection is no more
   */
  void open(Consumer<Connection> ended) {
    endpoint
        .publishHandler(incoming::published)
        .publishReleaseHandler(id -> ifConnected(() -> endpoint.publishComplete(id)))
        .subscribeHandler(this::subscribe)
        .unsubscribeHandler(this::unsubscribe)
        .disconnectMessageHandler(message -> saidFarewell = isFarewell(message.code()))
        .exceptionHandler(trouble -> shared.count("connection-trouble"))
        .closeHandler(
            ignored -> {
              incoming.stop();
              audience.remove(this, outgoing.filters());
              ended.accept(this);
              handleWill();
            });
    endpoint.accept(false, properties());
  }

  MqttSender sender() {
    return sender;
  }

  String clientId() {
    return endpoint.clientIdentifier();
  }

  Outgoing outgoing() {
    return outgoing;
  }

  boolean isIdle() {
    return incoming.isIdle();
  }

  /** No more is taken; runs where the connection lives. */
  void stop() {
    context.runOnContext(ignored -> incoming.stop());
  }

  /** Ends the connection and says why where the version can. Safe from any thread. */
  void hangUp(MqttDisconnectReasonCode reason) {
    context.runOnContext(
        ignored ->
            ifConnected(
                () -> {
                  if (endpoint.protocolVersion() >= VERSION_5) {
                    endpoint.disconnect(reason, MqttProperties.NO_PROPERTIES);
                  }
                  ifConnected(endpoint::close);
                }));
  }

  /** As if it had said farewell: an orderly stop of the gateway is no trouble of the terminal. */
  void forgetWill() {
    context.runOnContext(ignored -> saidFarewell = true);
  }

  private static boolean isFarewell(MqttDisconnectReasonCode code) {
    return code == MqttDisconnectReasonCode.NORMAL;
  }

  private void hangUpSoon() {
    if (!hangingUp) {
      hangingUp = true;
      shared.count("hung-up");
      vertx.setTimer(
          Limits.HANG_UP_AFTER_MS,
          ignored -> hangUp(MqttDisconnectReasonCode.IMPLEMENTATION_SPECIFIC_ERROR));
    }
  }

  private void subscribe(MqttSubscribeMessage message) {
    Map<String, Optional<TopicFilter>> answers = outgoing.subscribe(message.topicSubscriptions());
    outgoing.filters().forEach(filter -> audience.add(this, filter));
    List<MqttSubAckReasonCode> codes =
        message.topicSubscriptions().stream()
            .map(
                wanted ->
                    answers.getOrDefault(wanted.topicName(), Optional.empty()).isPresent()
                        ? granted(wanted.qualityOfService())
                        : refused())
            .toList();
    endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
    answers.values().stream()
        .flatMap(Optional::stream)
        .flatMap(filter -> shared.retained().matching(filter).stream())
        .forEach(outgoing::remind);
  }

  private static MqttSubAckReasonCode granted(MqttQoS wanted) {
    return wanted == MqttQoS.AT_MOST_ONCE
        ? MqttSubAckReasonCode.GRANTED_QOS0
        : MqttSubAckReasonCode.GRANTED_QOS1;
  }

  private MqttSubAckReasonCode refused() {
    shared.count("subscription-refused");
    return endpoint.protocolVersion() >= VERSION_5
        ? MqttSubAckReasonCode.NOT_AUTHORIZED
        : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
  }

  private void unsubscribe(MqttUnsubscribeMessage message) {
    outgoing.unsubscribe(message.topics());
    audience.remove(
        this, message.topics().stream().map(TopicFilter::of).flatMap(Optional::stream).toList());
    outgoing.filters().forEach(filter -> audience.add(this, filter));
    List<MqttUnsubAckReasonCode> codes =
        message.topics().stream().map(topic -> MqttUnsubAckReasonCode.SUCCESS).toList();
    endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
  }

  private void handleWill() {
    MqttWill will = endpoint.will();
    if (saidFarewell || will == null || !will.isWillFlag() || will.getWillTopic() == null) {
      return;
    }
    Buffer payload = Objects.requireNonNullElseGet(will.getWillMessage(), Buffer::buffer);
    shared
        .routes()
        .handler(will.getWillTopic())
        .ifPresent(
            handler ->
                Routes.take(handler, new MqttMessage(will.getWillTopic(), payload, false, sender)));
  }

  private MqttProperties properties() {
    MqttProperties properties = new MqttProperties();
    if (endpoint.protocolVersion() >= VERSION_5) {
      add(properties, MqttProperties.RECEIVE_MAXIMUM, Limits.IN_FLIGHT_MAX);
      add(properties, MqttProperties.MAXIMUM_PACKET_SIZE, Limits.PACKET_MAX_BYTES);
      add(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
      add(properties, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
      properties.add(
          new MqttProperties.StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, clientId()));
    }
    return properties;
  }

  private static void add(MqttProperties properties, int property, int value) {
    properties.add(new MqttProperties.IntegerProperty(property, value));
  }

  private void ifConnected(Runnable action) {
    if (endpoint.isConnected()) {
      action.run();
    }
  }
}
