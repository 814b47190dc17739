package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers of an MQTT server. A request is one packet; it is answered by the packet that
 * acknowledges it, and one of quality 0 by a message whose payload has the request's opening.
 * Messages of quality 1 are acknowledged.
 */
final class MqttDialect implements Dialect {
  private static final int QOS_BITS = 6;
  private static final int REFUSED_FROM = 0x80;

  private Buffer kept = Buffer.buffer();

  /** A packet within what came: its first byte, and from where to where its content goes. */
  private record Packet(int head, int from, int to) {
    int type() {
      return head >> 4;
    }
  }

  @Override
  public Optional<Boolean> heard(Buffer chunk, Optional<Request> open, Consumer<Buffer> write) {
    Buffer all = kept.length() == 0 ? chunk : kept.appendBuffer(chunk);
    Optional<Boolean> verdict = Optional.empty();
    int at = 0;
    for (Optional<Packet> next = packet(all, at); next.isPresent(); next = packet(all, at)) {
      Packet packet = next.get();
      acknowledge(all, packet, write);
      verdict = verdict.or(() -> open.flatMap(request -> verdict(all, packet, request)));
      at = packet.to();
    }
    kept = at == all.length() ? Buffer.buffer() : all.getBuffer(at, all.length());
    return verdict;
  }

  private static Optional<Packet> packet(Buffer all, int at) {
    int length = 0;
    int shift = 0;
    for (int i = at + 1; i < all.length(); i++, shift += 7) {
      int digit = all.getUnsignedByte(i);
      length |= (digit & 0x7F) << shift;
      if (digit < 0x80) {
        int end = i + 1 + length;
        return end <= all.length()
            ? Optional.of(new Packet(all.getUnsignedByte(at), i + 1, end))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void acknowledge(Buffer all, Packet packet, Consumer<Buffer> write) {
    if (packet.type() == MqttPackets.PUBLISH && (packet.head() & QOS_BITS) != 0) {
      int number = all.getUnsignedShort(packet.from() + 2 + all.getUnsignedShort(packet.from()));
      write.accept(MqttPackets.puback(number));
    }
  }

  private static Optional<Boolean> verdict(Buffer all, Packet packet, Request open) {
    int asked = open.bytes().getUnsignedByte(0);
    boolean answers =
        switch (asked >> 4) {
          case MqttPackets.CONNECT -> packet.type() == MqttPackets.CONNACK;
          case MqttPackets.SUBSCRIBE -> packet.type() == MqttPackets.SUBACK;
          case MqttPackets.PINGREQ -> packet.type() == MqttPackets.PINGRESP;
          default ->
              (asked & QOS_BITS) != 0
                  ? packet.type() == MqttPackets.PUBACK
                  : packet.type() == MqttPackets.PUBLISH
                      && all.getString(packet.from(), packet.to()).contains(open.opening());
        };
    return answers ? Optional.of(isGood(all, packet)) : Optional.empty();
  }

  private static boolean isGood(Buffer all, Packet packet) {
    int last = packet.to() > packet.from() ? all.getUnsignedByte(packet.to() - 1) : 0;
    return switch (packet.type()) {
      case MqttPackets.CONNACK -> last == 0;
      case MqttPackets.SUBACK -> last < REFUSED_FROM;
      default -> true;
    };
  }
}
