package org.rollcall.gateway.cli.bench;

import java.util.List;
import java.util.Locale;
import org.rollcall.device.Direction;

/** The protocols that the bench's terminals speak. */
enum Spoken {
  ZKTECO,
  JSON,
  HIKVISION,
  FACE,
  DEJAOS,
  DINGTALK;

  /** A town's terminals as they come: ten, and again. */
  static final List<Spoken> MIX =
      List.of(ZKTECO, FACE, ZKTECO, HIKVISION, FACE, JSON, ZKTECO, DEJAOS, FACE, DINGTALK);

  String protocol() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isOverMqtt() {
    return this == FACE || this == DEJAOS;
  }

  boolean hasToken() {
    return this == JSON || this == HIKVISION || isOverMqtt();
  }

  /** What of a direction reaches the gateway. */
  Direction told(Direction direction) {
    return this == DEJAOS || this == DINGTALK ? Direction.UNKNOWN : direction;
  }
}
