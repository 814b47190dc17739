package org.rollcall.gateway.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of cases beside the test class: one case a line, cells between bars, the first cell being
 * the name and the last the expectation. Lines that start with # are comments.
 */
public final class TextTable {
  private final List<Row> rows;

  /** One case; {@link #cell} counts from 0, the name. */
  public record Row(List<String> cells) {
    public String name() {
      return cells.get(0);
    }

    public String cell(int index) {
      return cells.get(index);
    }

    public String expected() {
      return cells.get(cells.size() - 1);
    }
  }

  private TextTable(List<Row> rows) {
    this.rows = rows;
  }

  public static TextTable of(Class<?> test, String resource) {
    try (InputStream stream = Objects.requireNonNull(test.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new TextTable(
          reader
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(TextTable::row)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Row> rows() {
    return rows;
  }

  /** One test a row: what the verdict says of it must be the last cell. */
  public Stream<DynamicTest> tests(Function<Row, String> verdict) {
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(), () -> assertEquals(row.expected(), verdict.apply(row))));
  }

  private static Row row(String line) {
    return new Row(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
  }
}
