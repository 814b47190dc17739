package org.rollcall.gateway.exchange.aggregate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.exchange.CaseFolder;
import org.rollcall.gateway.indicator.Period;

/**
 * Groups as text, one a line: {@code data set | org unit | period | complete date | values}, a
 * value being {@code ELEMENT=1} or {@code ELEMENT.SERVICE=1}.
 */
final class Groups {
  static final Instant EXPORTED = Instant.parse("2021-12-08T02:00:00.5Z");

  private Groups() {}

  static List<DataValueGroup> of(CaseFolder folder) {
    return folder
        .text("groups.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(Groups::group)
        .toList();
  }

  private static DataValueGroup group(String line) {
    String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    return new DataValueGroup(
        cells[0],
        cells[1],
        Period.parse(cells[2]),
        Optional.of(cells[3]).filter(date -> !date.isEmpty()).map(LocalDate::parse),
        Arrays.stream(cells[4].split(" ")).filter(v -> !v.isEmpty()).map(Groups::value).toList());
  }

  private static DataValue value(String text) {
    String[] sides = text.split("=");
    long value = Long.parseLong(sides[1]);
    String[] parts = sides[0].split("\\.");
    return parts.length == 1
        ? DataValue.of(parts[0], value)
        : DataValue.of(parts[0], parts[1], value);
  }

  static byte[] dhis2(List<DataValueGroup> groups, IdScheme ids) {
    return written(out -> Dhis2Writer.begin(out, ids), groups);
  }

  static byte[] adx(List<DataValueGroup> groups) {
    return written(out -> AdxWriter.begin(out, EXPORTED), groups);
  }

  /** What begins a document. */
  @FunctionalInterface
  private interface Beginning {
    DataValueWriter on(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] written(Beginning beginning, List<DataValueGroup> groups) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      DataValueWriter writer = beginning.on(out);
      for (DataValueGroup group : groups) {
        writer.group(group);
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
