package org.rollcall.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One object: whose and when, and a list of objects for each section. */
final class JsonForm implements ExtractForm {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator out;
  private List<String> columns = List.of();
  private boolean isWithin;

  JsonForm(String person, Instant asOf) throws IOException {
    out = new JsonFactory().createGenerator(bytes);
    out.writeStartObject();
    out.writeStringField("person", person);
    out.writeStringField("asOf", asOf.toString());
    out.writeObjectFieldStart("sections");
  }

  @Override
  public void section(String name, List<String> newColumns) throws IOException {
    endSection();
    out.writeArrayFieldStart(name);
    columns = newColumns;
    isWithin = true;
  }

  @Override
  public void row(List<Optional<Object>> cells) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      Optional<Object> cell = cells.get(i);
      if (cell.isEmpty()) {
        out.writeNullField(columns.get(i));
      } else if (cell.get() instanceof Long number) {
        out.writeNumberField(columns.get(i), number);
      } else {
        out.writeStringField(columns.get(i), cell.get().toString());
      }
    }
    out.writeEndObject();
  }

  @Override
  public byte[] finished() throws IOException {
    endSection();
    out.writeEndObject();
    out.writeEndObject();
    out.close();
    return bytes.toByteArray();
  }

  private void endSection() throws IOException {
    if (isWithin) {
      out.writeEndArray();
    }
    isWithin = false;
  }

  @Override
  public String mediaType() {
    return "application/json";
  }
}
