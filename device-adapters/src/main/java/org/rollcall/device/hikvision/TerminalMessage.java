package org.rollcall.device.hikvision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * What a terminal posts about one event, byte for byte.
 *
 * @param serialNo counts the events of the terminal, from 1
 */
record TerminalMessage(
    String number, OffsetDateTime time, Direction direction, Method method, long serialNo) {
  static final String MULTIPART = "multipart/form-data; boundary=MIME_boundary";
  static final int PICTURE_BYTES = 4_096;

  private static final String HEAD =
      """
      --MIME_boundary\r
      Content-Disposition: form-data; name="AccessControllerEvent"\r
      Content-Type: application/%s; charset="UTF-8"\r
      Content-Length: %d\r
      \r
      """;

  private static final String PICTURE_HEAD =
      """
      \r
      --MIME_boundary\r
      Content-Disposition: form-data; name="Picture"; filename="Picture.jpg"\r
      Content-Type: image/jpeg\r
      Content-Length: %d\r
      Content-ID: pictureImage\r
      \r
      """;

  private static final String END = "\r\n--MIME_boundary--\r\n";

  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <EventNotificationAlert version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
      <dateTime>%s</dateTime>
      <activePostCount>1</activePostCount>
      <eventType>AccessControllerEvent</eventType>
      <eventState>active</eventState>
      <AccessControllerEvent>
      <majorEventType>5</majorEventType>
      <subEventType>%d</subEventType>
      <employeeNoString>%s</employeeNoString>
      <serialNo>%d</serialNo>
      <frontSerialNo>%d</frontSerialNo>
      <attendanceStatus>%s</attendanceStatus>
      </AccessControllerEvent>
      </EventNotificationAlert>
      """;

  /** The event with its picture, which is none: bytes that begin like a JPEG. */
  Buffer multipart(boolean xml) {
    return multipart(xml, Buffer.buffer(picture()));
  }

  Buffer multipart(boolean xml, Buffer picture) {
    Buffer document = xml ? xml() : json();
    return Buffer.buffer(HEAD.formatted(xml ? "xml" : "json", document.length()))
        .appendBuffer(document)
        .appendString(PICTURE_HEAD.formatted(picture.length()))
        .appendBuffer(picture)
        .appendString(END);
  }

  Buffer xml() {
    return Buffer.buffer(
        XML.formatted(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time),
            AccessEventTable.minor(method),
            escaped(number),
            serialNo,
            serialNo - 1,
            status()));
  }

  Buffer json() {
    ObjectNode alert = JsonNodeFactory.instance.objectNode();
    alert
        .put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time))
        .put("activePostCount", 1)
        .put("eventType", "AccessControllerEvent")
        .put("eventState", "active")
        .putObject("AccessControllerEvent")
        .put("majorEventType", 5)
        .put("subEventType", AccessEventTable.minor(method))
        .put("employeeNoString", number)
        .put("serialNo", serialNo)
        .put("currentVerifyMode", "faceOrFpOrCardOrPw")
        .put("frontSerialNo", serialNo - 1)
        .put("attendanceStatus", status())
        .put("picturesNumber", 1);
    return Buffer.buffer(alert.toPrettyString());
  }

  private String status() {
    return switch (direction) {
      case IN -> "checkIn";
      case OUT -> "checkOut";
      case UNKNOWN -> "undefined";
    };
  }

  private static byte[] picture() {
    byte[] picture = new byte[PICTURE_BYTES];
    picture[0] = (byte) 0xFF;
    picture[1] = (byte) 0xD8;
    return picture;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
