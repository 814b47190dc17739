package org.rollcall.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rollcall.gateway.exchange.TableRead.Unreadable;

/**
 * Reads CSV (RFC 4180): UTF-8 with or without a byte order mark, else GB18030, which spreadsheets
 * on Chinese Windows write; commas; quotes doubled inside quotes; any line end. A row's number
 * counts rows as a spreadsheet shows them, blank ones too. Never throws on input.
 */
public final class CsvTable {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private CsvTable() {}

  public static TableRead read(byte[] file) {
    for (byte octet : file) {
      if (octet == 0) {
        return Unreadable.file(
            "The file holds NUL bytes, so it is no CSV in UTF-8: save it as “CSV UTF-8”.");
      }
    }
    Optional<String> text = decoded(file, UTF_8).or(() -> decoded(file, GB18030));
    return text.map(CsvTable::parsed)
        .orElseGet(
            () ->
                Unreadable.file("The file is neither UTF-8 nor GB18030: save it as “CSV UTF-8”."));
  }

  private static Optional<String> decoded(byte[] file, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file))
              .toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return Optional.of(marked ? text.substring(1) : text);
    } catch (CharacterCodingException otherCharset) {
      return Optional.empty();
    }
  }

  private static TableRead parsed(String text) {
    TableAssembly assembly = new TableAssembly();
    int row = 0;
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      for (CSVRecord found : parser) {
        row++;
        Optional<Unreadable> problem = assembly.add(row, List.of(found.values()));
        if (problem.isPresent()) {
          return problem.get();
        }
      }
      return assembly.table();
    } catch (IOException | UncheckedIOException broken) {
      return Unreadable.row(
          row + 1,
          "A quoted cell that starts in this row is not closed properly: a quote inside quotes is"
              + " doubled.");
    }
  }
}
