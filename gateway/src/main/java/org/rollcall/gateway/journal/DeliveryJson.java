package org.rollcall.gateway.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * Deliveries as JSON: one object, its events as arrays whose first element names the kind.
 * Streaming in both directions, since this is the hot path of ingest and of every rebuild.
 *
 * <pre>
 * {"p":protocol,"s":serial,"g":organisation (left out where none),"r":remote,"e":[
 *   ["c",number,localTime,offsetSeconds|null,direction,method,eventId|null,service|null,raw]   check-in
 *   ["x",raw,problem]                                                             unreadable check-in
 *   ["o",code,localTime|null,raw]                                                          operation
 *   ["d",firmware|null,{name:value}]                                                     description
 *   ["b",pictures,templates]                                                    biometrics dropped
 * ]}
 * </pre>
 */
final class DeliveryJson {
  private DeliveryJson() {}

  static void write(JsonGenerator out, Delivery delivery) throws IOException {
    out.writeStartObject();
    out.writeStringField("p", delivery.device().protocol());
    out.writeStringField("s", delivery.device().serial());
    if (delivery.organisation().isPresent()) {
      out.writeStringField("g", delivery.organisation().get());
    }
    out.writeStringField("r", delivery.remoteAddress());
    out.writeArrayFieldStart("e");
    for (DeviceEvent event : delivery.events()) {
      out.writeStartArray();
      writeEvent(out, event);
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeEvent(JsonGenerator out, DeviceEvent event) throws IOException {
    if (event instanceof DeviceEvent.CheckIn c) {
      writeCheckIn(out, c);
    } else if (event instanceof DeviceEvent.Rejected x) {
      out.writeString("x");
      out.writeString(x.raw());
      out.writeString(x.problem());
    } else if (event instanceof DeviceEvent.Operated o) {
      out.writeString("o");
      out.writeString(o.code());
      writeOptional(out, o.localTime().map(LocalText::write));
      out.writeString(o.raw());
    } else if (event instanceof DeviceEvent.Described d) {
      out.writeString("d");
      writeOptional(out, d.firmware());
      out.writeStartObject();
      for (var property : new java.util.TreeMap<>(d.properties()).entrySet()) {
        out.writeStringField(property.getKey(), property.getValue());
      }
      out.writeEndObject();
    } else if (event instanceof DeviceEvent.Dropped b) {
      out.writeString("b");
      out.writeNumber(b.pictures());
      out.writeNumber(b.templates());
    }
  }

  private static void writeCheckIn(JsonGenerator out, DeviceEvent.CheckIn c) throws IOException {
    out.writeString("c");
    out.writeString(c.number());
    out.writeString(LocalText.write(c.localTime()));
    if (c.offset().isPresent()) {
      out.writeNumber(c.offset().get().getTotalSeconds());
    } else {
      out.writeNull();
    }
    out.writeString(c.direction().name());
    out.writeString(c.method().name());
    writeOptional(out, c.eventId());
    writeOptional(out, c.service());
    out.writeString(c.raw());
  }

  private static void writeOptional(JsonGenerator out, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      out.writeString(text.get());
    } else {
      out.writeNull();
    }
  }

  static Delivery read(JsonParser in) throws IOException {
    String protocol = "";
    String serial = "";
    Optional<String> organisation = Optional.empty();
    String remote = "";
    List<DeviceEvent> events = new ArrayList<>();
    expect(in, JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "p" -> protocol = in.getText();
        case "s" -> serial = in.getText();
        case "g" -> organisation = Optional.of(in.getText());
        case "r" -> remote = in.getText();
        case "e" -> readEvents(in, events);
        default -> in.skipChildren();
      }
    }
    return new Delivery(new DeviceKey(protocol, serial), organisation, remote, events);
  }

  private static void readEvents(JsonParser in, List<DeviceEvent> events) throws IOException {
    while (in.nextToken() == JsonToken.START_ARRAY) {
      events.add(readEvent(in));
      expect(in, JsonToken.END_ARRAY);
    }
  }

  private static DeviceEvent readEvent(JsonParser in) throws IOException {
    String kind = text(in);
    return switch (kind) {
      case "c" -> readCheckIn(in);
      case "x" -> new DeviceEvent.Rejected(text(in), text(in));
      case "o" -> new DeviceEvent.Operated(text(in), optional(in).map(LocalText::read), text(in));
      case "d" -> new DeviceEvent.Described(optional(in), properties(in));
      case "b" -> new DeviceEvent.Dropped(integer(in), integer(in));
      default -> throw new IOException("unknown kind of event \"" + kind + "\"");
    };
  }

  private static DeviceEvent.CheckIn readCheckIn(JsonParser in) throws IOException {
    String number = text(in);
    LocalDateTime localTime = LocalText.read(text(in));
    Optional<ZoneOffset> offset =
        in.nextToken() == JsonToken.VALUE_NULL
            ? Optional.empty()
            : Optional.of(ZoneOffset.ofTotalSeconds(in.getIntValue()));
    Direction direction = Direction.valueOf(text(in));
    Method method = Method.valueOf(text(in));
    return new DeviceEvent.CheckIn(
        number, localTime, offset, direction, method, optional(in), optional(in), text(in));
  }

  private static Map<String, String> properties(JsonParser in) throws IOException {
    expect(in, JsonToken.START_OBJECT);
    Map<String, String> properties = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      properties.put(name, text(in));
    }
    return properties;
  }

  private static String text(JsonParser in) throws IOException {
    expect(in, JsonToken.VALUE_STRING);
    return in.getText();
  }

  private static Optional<String> optional(JsonParser in) throws IOException {
    return in.nextToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(in.getText());
  }

  private static int integer(JsonParser in) throws IOException {
    expect(in, JsonToken.VALUE_NUMBER_INT);
    return in.getIntValue();
  }

  private static void expect(JsonParser in, JsonToken wanted) throws IOException {
    @Nullable JsonToken got = in.nextToken();
    if (got != wanted) {
      throw new IOException("wanted " + wanted + ", found " + got);
    }
  }
}
