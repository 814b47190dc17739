package org.rollcall.device;

import io.vertx.core.buffer.Buffer;

/**
 * A message as it came.
 *
 * @param retained whether it is the broker's memory of an older message: a state, never an event
 * @param sender on whose word it came
 */
public record MqttMessage(String topic, Buffer payload, boolean retained, MqttSender sender) {}
