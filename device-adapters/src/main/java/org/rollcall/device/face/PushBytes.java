package org.rollcall.device.face;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/** What a face terminal publishes: topics and messages, byte for byte. Pure. */
public final class PushBytes {
  /** Where a terminal says that it is there, and its will that it is not. */
  public static final String BASIC = "mqtt/face/basic";

  static final String HEARTBEAT = "mqtt/face/heartbeat";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private PushBytes() {}

  /** What is sent to the terminal. */
  public static String down(String serial) {
    return "mqtt/face/" + serial;
  }

  /** Where it pushes its records. */
  public static String records(String serial) {
    return down(serial) + "/Rec";
  }

  public static Buffer online(String serial) {
    return message("Online", info(serial));
  }

  static Buffer offline(String serial) {
    return message("Offline", info(serial));
  }

  static Buffer heartbeat(String serial, LocalDateTime time) {
    return message("HeartBeat", info(serial).put("time", TIME.format(time)));
  }

  /** One recognition. */
  public static Buffer record(
      String serial,
      long id,
      String number,
      LocalDateTime time,
      Direction direction,
      Method method) {
    ObjectNode info =
        info(serial)
            .put("customId", number)
            .put("personId", "1")
            .put("RecordID", Long.toString(id))
            .put("VerifyStatus", "1")
            .put("PersonType", "0")
            .put("similarity1", method == Method.FACE ? "94.000000" : "0.000000")
            .put("RFIDCard", method == Method.CARD ? "4711" : "0")
            .put("szQrCodeData", method == Method.QR ? "code" : "")
            .put("Sendintime", 1)
            .put("PushType", "0")
            .put("idCard", " ")
            .put("time", TIME.format(time));
    if (direction != Direction.UNKNOWN) {
      info.put("direction", direction == Direction.IN ? "entr" : "exit");
    }
    return message("RecPush", info);
  }

  private static ObjectNode info(String serial) {
    return JsonNodeFactory.instance.objectNode().put("facesluiceId", serial);
  }

  private static Buffer message(String operator, ObjectNode info) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("operator", operator);
    root.set("info", info);
    return Buffer.buffer(root.toString());
  }
}
