package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.Expectation;

/**
 * Reads person-days, the stored ones and those that follow from the registry alone. Belongs to one
 * connection and one snapshot; whoever made it closes it.
 */
public final class PersonDays implements AutoCloseable {
  private final Symbols symbols;
  private final Homes homes;
  private final StaffFacts staff;
  private final PreparedStatement ofHome;
  private final PreparedStatement ofPerson;

  public PersonDays(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    this.staff = new StaffFacts(connection, symbols);
    ofHome =
        connection.prepareStatement(
            "SELECT "
                + PersonDayRows.COLUMNS
                + " FROM person_day WHERE home = ? AND day >= ? AND day < ?"
                + " ORDER BY day, person");
    ofPerson =
        connection.prepareStatement(
            "SELECT "
                + PersonDayRows.COLUMNS
                + " FROM person_day WHERE person = ? AND day >= ? AND day < ? ORDER BY day, home");
  }

  /** The stored days of a home with {@code from ≤ date < to}. */
  public List<StoredPersonDay> ofHome(String home, LocalDate from, LocalDate to)
      throws SQLException {
    return stored(ofHome, symbols.find(home), from, to);
  }

  /** The stored days of a person, at all homes. */
  public List<StoredPersonDay> ofPerson(String person, LocalDate from, LocalDate to)
      throws SQLException {
    return stored(ofPerson, symbols.find(person), from, to);
  }

  /** The day of a person who has no stored one there: excused, absent or not expected. */
  public StoredPersonDay withoutFacts(String person, String home, LocalDate date)
      throws SQLException {
    Expectation expectation = homes.expectation(person, home, date);
    return new StoredPersonDay(
        home,
        date,
        person,
        expectation.expected(),
        stateWithoutFacts(person, date, expectation),
        0,
        0,
        false,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() throws SQLException {
    staff.close();
    ofHome.close();
    ofPerson.close();
  }

  private DayState stateWithoutFacts(String person, LocalDate date, Expectation expectation)
      throws SQLException {
    OptionalInt no = symbols.find(person);
    if (expectation.enrolled()
        && no.isPresent()
        && staff.leaveOn(no.getAsInt(), date).isPresent()) {
      return DayState.EXCUSED;
    }
    return expectation.expected() ? DayState.ABSENT : DayState.NOT_EXPECTED;
  }

  private List<StoredPersonDay> stored(
      PreparedStatement query, OptionalInt key, LocalDate from, LocalDate to) throws SQLException {
    if (key.isEmpty()) {
      return List.of();
    }
    query.setInt(1, key.getAsInt());
    query.setLong(2, from.toEpochDay());
    query.setLong(3, to.toEpochDay());
    try (ResultSet rows = query.executeQuery()) {
      List<StoredPersonDay> days = new ArrayList<>();
      while (rows.next()) {
        days.add(PersonDayRows.read(rows, symbols));
      }
      return days;
    }
  }
}
