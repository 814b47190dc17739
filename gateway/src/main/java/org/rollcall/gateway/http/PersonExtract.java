package org.rollcall.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.ledger.PersonTables;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Column;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.PersonRows;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.security.AccessRows;

/**
 * Writes everything that is held about a person: registry rows with what is sealed opened, the
 * tables of the ledger, and who read about the person. Refuses rather than leave something out.
 */
final class PersonExtract implements PersonTables.Sink {
  /** Rows of one extract, some 60 MB: a hundred a day for five years. */
  static final int ROWS_MAX = 200_000;

  private static final int ACCESS_PAGE = 5_000;

  private static final List<String> ACCESS_COLUMNS =
      List.of("at", "principal", "role", "operation", "period", "names", "remote");

  private final String person;
  private final ExtractForm form;
  private int rows;

  PersonExtract(String person, ExtractForm form) {
    this.person = person;
    this.form = form;
  }

  void registry(Registry registry, Sealer sealer) {
    Optional<ImportKind> within = Optional.empty();
    for (Row row : PersonRows.of(registry, person)) {
      if (!within.equals(Optional.of(row.kind()))) {
        within = Optional.of(row.kind());
        section(row.kind().code(), row.kind().columns().stream().map(Column::name).toList());
      }
      row(PersonRows.opened(row, sealer).stream().map(PersonExtract::cell).toList());
    }
  }

  void ledger(Connection connection, Symbols symbols) throws SQLException {
    new PersonTables(connection, symbols, person).read(this);
  }

  void accesses(AccessRows log) {
    section("access", ACCESS_COLUMNS);
    AccessRows.Search search =
        new AccessRows.Search(
            Optional.of(person),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Optional<Long> before = Optional.empty();
    List<AccessRows.AccessRow> page;
    do {
      page = log.page(search, before, ACCESS_PAGE);
      page.forEach(this::access);
      before = page.isEmpty() ? before : Optional.of(page.get(page.size() - 1).receipt());
    } while (page.size() == ACCESS_PAGE);
  }

  private void access(AccessRows.AccessRow access) {
    List<Optional<Object>> cells = new ArrayList<>();
    cells.add(Optional.of(access.at().toString()));
    cells.add(cell(access.principal()));
    cells.add(cell(access.role()));
    cells.add(cell(access.operation()));
    cells.add(cell(access.period()));
    cells.add(cell(access.wholeNames() ? "whole" : "masked"));
    cells.add(cell(access.remote()));
    row(cells);
  }

  private static Optional<Object> cell(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  @Override
  public void section(String name, List<String> columns) {
    write(() -> form.section(name, columns));
  }

  @Override
  public void row(List<Optional<Object>> cells) {
    rows++;
    if (rows > ROWS_MAX) {
      throw new Refusal(
          ErrorCode.EXTRACT_TOO_LARGE,
          "there are more than %,d rows about \"%s\"; take them from a backup of the data folder"
              .formatted(ROWS_MAX, person));
    }
    write(() -> form.row(cells));
  }

  int rows() {
    return rows;
  }

  byte[] finished() throws IOException {
    return form.finished();
  }

  static ExtractForm form(boolean zip, String person, Instant asOf) throws IOException {
    return zip ? new CsvForm() : new JsonForm(person, asOf);
  }

  /** Writing to memory, which does not fail. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
