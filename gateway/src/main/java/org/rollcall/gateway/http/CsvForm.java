package org.rollcall.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A CSV file for each section, in a ZIP. UTF-8 with its mark, and a cell that a spreadsheet would
 * take for a formula begins with an apostrophe.
 */
final class CsvForm implements ExtractForm {
  private static final String MARK = "\uFEFF";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8);

  @Override
  public void section(String name, List<String> columns) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".csv"));
    write(MARK + String.join(",", columns));
  }

  @Override
  public void row(List<Optional<Object>> cells) throws IOException {
    write(cells.stream().map(CsvForm::cell).collect(Collectors.joining(",")));
  }

  private void write(String line) throws IOException {
    zip.write((line + "\r\n").getBytes(UTF_8));
  }

  private static String cell(Optional<Object> cell) {
    String text = cell.map(Object::toString).orElse("");
    boolean isFormula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !(cell.orElseThrow() instanceof Long);
    String safe = isFormula ? "'" + text : text;
    return safe.matches("(?s).*[,\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public byte[] finished() throws IOException {
    zip.close();
    return bytes.toByteArray();
  }

  @Override
  public String mediaType() {
    return "application/zip";
  }
}
