package org.rollcall.gateway.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows as JSON, for the journal and the store. Equal rows give equal bytes. Cells go by the names
 * of their columns and empty ones are left out, so a later version can add a column and still read
 * what an earlier one wrote.
 *
 * <pre>
 *  [{"kind":"org-units","cells":{"code":"330683","name":"嵊州市残联","kind":"federation"}}]
 * </pre>
 */
public final class RowJson {
  /** Halves of surrogate pairs, too, must not fail a row: they and all beyond are escaped. */
  private static final int UNESCAPED_MAX = 0xD7FF;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().highestNonEscapedChar(UNESCAPED_MAX).build();

  private RowJson() {}

  public static byte[] write(List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartArray();
      for (Row row : rows) {
        out.writeStartObject();
        out.writeStringField("kind", row.kind().code());
        out.writeFieldName("cells");
        writeCells(out, row);
        out.writeEndObject();
      }
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static List<Row> read(byte[] json) {
    List<Row> rows = new ArrayList<>();
    try (JsonParser in = JSON.createParser(json)) {
      expect(in.nextToken(), JsonToken.START_ARRAY);
      while (in.nextToken() != JsonToken.END_ARRAY) {
        rows.add(readRow(in));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not rows in JSON", e);
    }
    return rows;
  }

  /** The cells of a row alone, as the store keeps them. */
  static String cells(Row row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writeCells(out, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static Row row(ImportKind kind, String cells) {
    try (JsonParser in = JSON.createParser(cells)) {
      expect(in.nextToken(), JsonToken.START_OBJECT);
      return readCells(in, kind);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a row of " + kind.code() + " in JSON", e);
    }
  }

  private static void writeCells(JsonGenerator out, Row row) throws IOException {
    out.writeStartObject();
    List<Column> columns = row.kind().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.cells().get(i).isEmpty()) {
        out.writeStringField(columns.get(i).name(), row.cells().get(i));
      }
    }
    out.writeEndObject();
  }

  private static Row readRow(JsonParser in) throws IOException {
    expect(in.currentToken(), JsonToken.START_OBJECT);
    expectName(in, "kind");
    String code = in.nextTextValue();
    ImportKind kind =
        ImportKind.find(String.valueOf(code))
            .orElseThrow(() -> new IllegalArgumentException("no such import kind: " + code));
    expectName(in, "cells");
    expect(in.nextToken(), JsonToken.START_OBJECT);
    Row row = readCells(in, kind);
    expect(in.nextToken(), JsonToken.END_OBJECT);
    return row;
  }

  private static Row readCells(JsonParser in, ImportKind kind) throws IOException {
    List<String> cells = new ArrayList<>(Collections.nCopies(kind.columns().size(), ""));
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      int index = kind.indexOf(in.currentName());
      expect(in.nextToken(), JsonToken.VALUE_STRING);
      cells.set(index, in.getText());
    }
    expect(in.currentToken(), JsonToken.END_OBJECT);
    return Row.of(kind, cells);
  }

  private static void expectName(JsonParser in, String name) throws IOException {
    expect(in.nextToken(), JsonToken.FIELD_NAME);
    if (!name.equals(in.currentName())) {
      throw new IllegalArgumentException(name + " is missing before " + in.currentName());
    }
  }

  private static void expect(JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException("not rows in JSON: " + found + " instead of " + wanted);
    }
  }
}
