package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryStoreTest {
  @TempDir Path folder;

  @Test
  void loadsWhatWasSaved() throws SQLException {
    Registry world = ImportWorld.registry();
    try (Connection connection = open()) {
      RegistryStore.createTables(connection);
      for (ImportKind kind : ImportKind.values()) {
        if (kind.isKeptInRegistry()) {
          RegistryStore.save(connection, world.page(kind, Page.ROWS_MAX).rows());
        }
      }
      connection.commit();
    }
    try (Connection connection = open()) {
      Registry loaded = RegistryStore.load(connection);
      for (ImportKind kind : ImportKind.values()) {
        if (kind.isKeptInRegistry()) {
          assertThat(loaded.page(kind, Page.ROWS_MAX)).isEqualTo(world.page(kind, Page.ROWS_MAX));
        }
      }
    }
  }

  @Test
  void putsAChangedRowInThePlaceOfTheOld() throws SQLException {
    try (Connection connection = open()) {
      RegistryStore.createTables(connection);
      RegistryStore.createTables(connection);
      RegistryStore.save(connection, List.of(unit("云溪市残联")));
      RegistryStore.save(connection, List.of(unit("云溪县残联")));

      Registry loaded = RegistryStore.load(connection);
      assertThat(loaded.page(ImportKind.ORG_UNITS, 10).rows()).hasSize(1);
      assertThat(loaded.orgUnit("990100").map(OrgUnit::name)).contains("云溪县残联");
    }
  }

  @Test
  void keepsNothingOfATransactionThatNeverCommitted() throws SQLException {
    try (Connection connection = open()) {
      RegistryStore.createTables(connection);
      connection.commit();
      RegistryStore.save(connection, List.of(unit("云溪市残联")));
      // closed without a commit, as a crash would leave it
      connection.rollback();
    }
    try (Connection connection = open()) {
      assertThat(RegistryStore.load(connection).orgUnit("990100")).isEmpty();
    }
  }

  @Test
  void refusesRowsThatTheLedgerKeeps() throws SQLException {
    Row leave = Row.of(ImportKind.LEAVES, List.of("P001", "2021-11-08", "", "", ""));
    try (Connection connection = open()) {
      RegistryStore.createTables(connection);
      assertThatThrownBy(() -> RegistryStore.save(connection, List.of(leave)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Row unit(String name) {
    return Row.of(ImportKind.ORG_UNITS, List.of("990100", name, "federation", "", "", "", ""));
  }

  private Connection open() throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
    connection.setAutoCommit(false);
    return connection;
  }
}
