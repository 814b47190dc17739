package org.rollcall.device;

/** On whose word a message came. */
public sealed interface MqttSender {

  /** The sender's address, for the access log; the broker's where one stands between. */
  String remoteAddress();

  /** Whether it may speak for that terminal. */
  boolean maySpeakFor(KnownDevice device);

  /** A terminal that signed in with its token. It speaks for itself only. */
  record Terminal(KnownDevice device, String remoteAddress) implements MqttSender {
    @Override
    public boolean maySpeakFor(KnownDevice other) {
      return device.key().equals(other.key());
    }
  }

  /** Nobody signed in: good enough for terminals that nobody has given a token. */
  record Anonymous(String remoteAddress) implements MqttSender {
    @Override
    public boolean maySpeakFor(KnownDevice device) {
      return !device.hasToken();
    }
  }

  /** A broker, which knows its clients and lets them speak as it sees fit. */
  record Broker(String remoteAddress) implements MqttSender {
    @Override
    public boolean maySpeakFor(KnownDevice device) {
      return true;
    }
  }
}
