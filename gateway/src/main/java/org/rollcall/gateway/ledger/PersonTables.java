package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that the ledger holds about one person: the rows of every table that has a column
 * {@code person}, whichever there are, so that a table which somebody adds is not forgotten; and of
 * a table {@code x} beside {@code x_person}, the rows at the positions that the latter names.
 */
public final class PersonTables {
  private static final String OF_PEOPLE = "_person";

  private final Connection connection;
  private final ReadableColumns readable;
  private final String person;
  private final OptionalInt number;

  public PersonTables(Connection connection, Symbols symbols, String person) {
    this.connection = connection;
    this.readable = new ReadableColumns(symbols);
    this.person = person;
    this.number = symbols.find(person);
  }

  /** Takes rows as they are read. */
  public interface Sink {
    /** A table begins; its rows follow. */
    void section(String name, List<String> columns);

    /** A row; a cell is a text or a whole number, or empty. */
    void row(List<Optional<Object>> cells);
  }

  /** Hands over all rows, table by table in the order of their names. */
  public void read(Sink sink) throws SQLException {
    List<String> tables =
        names("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    for (String table : tables) {
      List<String> columns = names("SELECT name FROM pragma_table_info('" + table + "')");
      if (columns.contains("person")) {
        rows(table, columns, condition(table), sink);
      } else if (tables.contains(table + OF_PEOPLE)) {
        String condition =
            "position IN (SELECT position FROM " + table + OF_PEOPLE + " WHERE person = ?1)";
        rows(table, columns, condition, sink);
      }
    }
  }

  /** The two large tables have no index by person; where the person was leads to the rows. */
  private static String condition(String table) {
    return switch (table) {
      case "check_in" -> "home IN (SELECT home FROM person_home WHERE person = ?1) AND person = ?1";
      case "service_day" ->
          "(home, day) IN (SELECT home, day FROM person_day WHERE person = ?1) AND person = ?1";
      default -> "person = ?1";
    };
  }

  private void rows(String table, List<String> columns, String condition, Sink sink)
      throws SQLException {
    sink.section(table, columns);
    boolean byNumber = isNumber(table);
    if (byNumber && number.isEmpty()) {
      return;
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM " + table + " WHERE " + condition)) {
      query.setObject(1, byNumber ? (Object) number.getAsInt() : person);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          List<Optional<Object>> cells = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            cells.add(
                readable.value(table, columns.get(i), Optional.ofNullable(rows.getObject(i + 1))));
          }
          sink.row(cells);
        }
      }
    }
  }

  /** Whether persons stand in the table, or in the one beside it, as small numbers. */
  private boolean isNumber(String table) throws SQLException {
    String sql = "SELECT type FROM pragma_table_info('%s') WHERE name = 'person'";
    List<String> types = names(sql.formatted(table));
    return (types.isEmpty() ? names(sql.formatted(table + OF_PEOPLE)) : types).contains("INTEGER");
  }

  private List<String> names(String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
