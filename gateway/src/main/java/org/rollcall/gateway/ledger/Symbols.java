package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small numbers for the identifiers that stand in every row. Numbers start at 1, are given in the
 * order in which facts first name them, so that a rebuild gives the same ones, and never change.
 * Reading is safe from any thread; the memory may run ahead of what is committed, never behind.
 */
public final class Symbols {
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, String> texts = new ConcurrentHashMap<>();

  /** Reads what is committed, dropping what a rolled-back transaction had added. */
  void load(Connection connection) throws SQLException {
    Map<String, Integer> committed = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT no, text FROM symbol ORDER BY no");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        committed.put(rows.getString(2), rows.getInt(1));
      }
    }
    // Readers go on meanwhile, so what stays is never taken away.
    numbers.keySet().retainAll(committed.keySet());
    texts.values().retainAll(committed.keySet());
    committed.forEach(
        (text, no) -> {
          numbers.put(text, no);
          texts.put(no, text);
        });
  }

  /** The number of a text, given now if it has none. Only the writer calls this. */
  public int number(Connection writer, String text) throws SQLException {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int no = numbers.size() + 1;
    try (PreparedStatement insert =
        writer.prepareStatement("INSERT INTO symbol (no, text) VALUES (?, ?)")) {
      insert.setInt(1, no);
      insert.setString(2, text);
      insert.executeUpdate();
    }
    numbers.put(text, no);
    texts.put(no, text);
    return no;
  }

  /**
   * The number of a text that some fact has named.
   *
   * @throws IllegalStateException where none has
   */
  public int require(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalStateException("no fact has named \"" + text + "\""));
  }

  /** The number of a text, or empty where nothing in the ledger has named it. */
  public OptionalInt find(String text) {
    Integer known = numbers.get(text);
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  /**
   * The text of a number that stands in a row.
   *
   * @throws IllegalStateException where the ledger has no such symbol: it is damaged
   */
  public String text(int no) {
    String text = texts.get(no);
    if (text == null) {
      throw new IllegalStateException("the ledger has no symbol " + no + "; rebuild it by recount");
    }
    return text;
  }
}
