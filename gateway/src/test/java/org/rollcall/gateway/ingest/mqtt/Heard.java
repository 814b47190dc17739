package org.rollcall.gateway.ingest.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Keeps the payloads that a client was sent. */
record Heard(List<String> payloads) implements MqttCallback {
  @Override
  public void messageArrived(String topic, MqttMessage message) {
    payloads.add(new String(message.getPayload(), StandardCharsets.UTF_8));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    // the test asks the client itself
  }

  @Override
  public void mqttErrorOccurred(MqttException trouble) {
    // shows as a message that is missing
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // the test waits for the token
  }

  @Override
  public void connectComplete(boolean reconnect, String uri) {
    // the test waits for the token
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // none is asked for
  }
}
