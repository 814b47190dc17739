package org.rollcall.device.face;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** What is sent to a terminal, each on its own topic {@code prefix/id}. Pure. */
final class Replies {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Replies() {}

  static Buffer onlineAck(String messageId, String terminal) {
    ObjectNode info = NODES.objectNode();
    info.put("facesluiceId", terminal).put("result", "ok").put("detail", "");
    return message(messageId, "Online-Ack", info);
  }

  static Buffer pushAck(String messageId, PushAck ack) {
    ObjectNode info = NODES.objectNode().put("PushAckType", ack.kind().code());
    info.set("SnapOrRecordID", ack.id());
    return message(messageId, "PushAck", info);
  }

  static Buffer askConfig(String messageId, String terminal) {
    return message(messageId, "GetMQTTconfig", NODES.objectNode().put("facesluiceId", terminal));
  }

  /** Records wait for their acknowledgement and come without pictures. */
  static Buffer setConfig(String messageId, String terminal) {
    return message(
        messageId,
        "UpMQTTconfig",
        NODES
            .objectNode()
            .put("facesluiceId", terminal)
            .put("ResumefromBreakpoint", FaceSetup.RESUME)
            .put("RecordUploadType", FaceSetup.WITHOUT_PICTURE));
  }

  private static Buffer message(String messageId, String operator, ObjectNode info) {
    ObjectNode root = NODES.objectNode().put("messageId", messageId).put("operator", operator);
    root.set("info", info);
    return Buffer.buffer(root.toString());
  }
}
