package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * At which homes a device's and a person's check-ins are. What is there already is remembered, so
 * the usual check-in costs nothing here. Belongs to the writing connection and its thread; whoever
 * made it closes it.
 */
public final class PlaceRows implements AutoCloseable {
  private final Connection writer;
  private final PreparedStatement putDevice;
  private final PreparedStatement putPerson;
  private final Set<Long> devices = new HashSet<>();
  private final Set<Long> persons = new HashSet<>();

  public PlaceRows(Connection writer) throws SQLException {
    this.writer = writer;
    putDevice =
        writer.prepareStatement("INSERT OR IGNORE INTO device_home (device, home) VALUES (?, ?)");
    putPerson =
        writer.prepareStatement("INSERT OR IGNORE INTO person_home (person, home) VALUES (?, ?)");
    load("SELECT device, home FROM device_home", devices);
    load("SELECT person, home FROM person_home", persons);
  }

  public void device(int device, int home) throws SQLException {
    put(putDevice, devices, device, home);
  }

  public void person(int person, int home) throws SQLException {
    put(putPerson, persons, person, home);
  }

  /** The homes that hold check-ins of a device, 0 among them where it had no site. */
  public List<Integer> homesOfDevice(int device) {
    return devices.stream()
        .filter(pair -> pair >> 32 == device)
        .map(pair -> (int) (pair & 0xffff_ffffL))
        .sorted()
        .toList();
  }

  /** Every home that holds check-ins. */
  public List<Integer> homes() {
    return devices.stream().map(pair -> (int) (pair & 0xffff_ffffL)).distinct().sorted().toList();
  }

  @Override
  public void close() throws SQLException {
    putDevice.close();
    putPerson.close();
  }

  private static void put(PreparedStatement statement, Set<Long> known, int first, int home)
      throws SQLException {
    if (known.add((long) first << 32 | home)) {
      statement.setInt(1, first);
      statement.setInt(2, home);
      statement.executeUpdate();
    }
  }

  private void load(String sql, Set<Long> pairs) throws SQLException {
    List<Long> read = new ArrayList<>();
    try (Statement statement = writer.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        read.add((long) rows.getInt(1) << 32 | rows.getInt(2));
      }
    }
    pairs.clear();
    pairs.addAll(read);
  }
}
