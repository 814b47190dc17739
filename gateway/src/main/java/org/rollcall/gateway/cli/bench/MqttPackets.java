package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** The few packets of MQTT 3.1.1 that a terminal sends. Pure. */
final class MqttPackets {
  static final int CONNECT = 1;
  static final int CONNACK = 2;
  static final int PUBLISH = 3;
  static final int PUBACK = 4;
  static final int SUBSCRIBE = 8;
  static final int SUBACK = 9;
  static final int PINGREQ = 12;
  static final int PINGRESP = 13;

  /** One message at a time is under way on a connection: they can all have the same number. */
  private static final int NUMBER = 1;

  private static final int LEVEL_3_1_1 = 4;
  private static final int CLEAN_WITH_USER_AND_PASSWORD = 0xC2;
  private static final int KEEP_ALIVE_S = 60;
  private static final int QOS_1 = 1;

  private MqttPackets() {}

  static Buffer connect(String client, String password) {
    Buffer content =
        text(Buffer.buffer(), "MQTT")
            .appendByte((byte) LEVEL_3_1_1)
            .appendByte((byte) CLEAN_WITH_USER_AND_PASSWORD)
            .appendUnsignedShort(KEEP_ALIVE_S);
    return packet(CONNECT << 4, text(text(text(content, client), client), password));
  }

  static Buffer subscribe(String filter) {
    Buffer content = text(Buffer.buffer().appendUnsignedShort(NUMBER), filter);
    return packet(SUBSCRIBE << 4 | 2, content.appendByte((byte) QOS_1));
  }

  static Buffer publish(String topic, int qos, Buffer payload) {
    Buffer content = text(Buffer.buffer(), topic);
    if (qos > 0) {
      content.appendUnsignedShort(NUMBER);
    }
    return packet(PUBLISH << 4 | qos << 1, content.appendBuffer(payload));
  }

  static Buffer puback(int number) {
    return packet(PUBACK << 4, Buffer.buffer().appendUnsignedShort(number));
  }

  static Buffer ping() {
    return packet(PINGREQ << 4, Buffer.buffer());
  }

  private static Buffer text(Buffer before, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return before.appendUnsignedShort(bytes.length).appendBytes(bytes);
  }

  private static Buffer packet(int head, Buffer content) {
    Buffer packet = Buffer.buffer(content.length() + 5).appendByte((byte) head);
    int left = content.length();
    do {
      packet.appendByte((byte) (left > 0x7F ? (left & 0x7F) | 0x80 : left));
      left >>= 7;
    } while (left > 0);
    return packet.appendBuffer(content);
  }
}
