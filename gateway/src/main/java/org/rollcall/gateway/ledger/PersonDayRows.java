package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.PersonDay;
import org.rollcall.gateway.attendance.ServiceTally;

/**
 * Writes {@code person_day} and {@code service_day}, always the two together: one evaluation of the
 * rules replaces both. Belongs to the writing connection and its thread; whoever made it closes it.
 */
public final class PersonDayRows implements AutoCloseable {
  static final Numbering<DayState> STATES = new Numbering<>(DayState.class);
  private static final Numbering<DayFlag> FLAGS = new Numbering<>(DayFlag.class);
  static final String COLUMNS =
      "home, day, person, expected, state, credit, minutes, valid, flags, first_in_ms, last_out_ms";

  private final Symbols symbols;
  private final PreparedStatement put;
  private final PreparedStatement remove;
  private final PreparedStatement putService;
  private final PreparedStatement removeServices;

  public PersonDayRows(Connection connection, Symbols symbols) throws SQLException {
    this.symbols = symbols;
    put =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO person_day ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?)");
    remove =
        connection.prepareStatement(
            "DELETE FROM person_day WHERE home = ? AND day = ? AND person = ?");
    putService =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO service_day (home, day, person, service, sessions, minutes)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    removeServices =
        connection.prepareStatement(
            "DELETE FROM service_day WHERE home = ? AND day = ? AND person = ?");
  }

  /** Puts what the rules said in place of what stood there. */
  public void replace(int home, int person, PersonDay day) throws SQLException {
    int epochDay = (int) day.date().toEpochDay();
    removeServices(home, epochDay, person);
    for (ServiceTally tally : day.services()) {
      putService.setInt(1, home);
      putService.setInt(2, epochDay);
      putService.setInt(3, person);
      putService.setInt(4, symbols.require(tally.type()));
      putService.setInt(5, tally.sessions());
      putService.setInt(6, tally.minutes());
      putService.executeUpdate();
    }
    put.setInt(1, home);
    put.setInt(2, epochDay);
    put.setInt(3, person);
    put.setInt(4, day.expected() ? 1 : 0);
    put.setInt(5, STATES.number(day.state()));
    put.setInt(6, day.credit());
    put.setInt(7, day.minutes());
    put.setInt(8, day.valid() ? 1 : 0);
    put.setInt(9, bits(day.flags()));
    set(put, 10, day.firstIn());
    set(put, 11, day.lastOut());
    put.executeUpdate();
  }

  /** Takes a person-day away that has nothing to say any more. */
  public void remove(int home, int epochDay, int person) throws SQLException {
    removeServices(home, epochDay, person);
    remove.setInt(1, home);
    remove.setInt(2, epochDay);
    remove.setInt(3, person);
    remove.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(put, remove, putService, removeServices)) {
      statement.close();
    }
  }

  static StoredPersonDay read(ResultSet row, Symbols symbols) throws SQLException {
    return new StoredPersonDay(
        symbols.text(row.getInt(1)),
        LocalDate.ofEpochDay(row.getInt(2)),
        symbols.text(row.getInt(3)),
        row.getInt(4) == 1,
        STATES.value(row.getInt(5)),
        row.getInt(6),
        row.getInt(7),
        row.getInt(8) == 1,
        flags(row.getInt(9)),
        instant(row, 10),
        instant(row, 11));
  }

  private void removeServices(int home, int epochDay, int person) throws SQLException {
    removeServices.setInt(1, home);
    removeServices.setInt(2, epochDay);
    removeServices.setInt(3, person);
    removeServices.executeUpdate();
  }

  private static int bits(Set<DayFlag> flags) {
    int bits = 0;
    for (DayFlag flag : flags) {
      bits |= 1 << FLAGS.number(flag);
    }
    return bits;
  }

  static Set<DayFlag> flags(int bits) {
    EnumSet<DayFlag> flags = EnumSet.noneOf(DayFlag.class);
    for (DayFlag flag : DayFlag.values()) {
      if ((bits & 1 << FLAGS.number(flag)) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }

  private static void set(PreparedStatement statement, int column, Optional<Instant> value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setLong(column, value.get().toEpochMilli());
    } else {
      statement.setNull(column, Types.INTEGER);
    }
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }
}
