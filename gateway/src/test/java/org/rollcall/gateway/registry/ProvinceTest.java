package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A province: 1,400 homes and 30,000 people. The time limits are many times what it takes, so that
 * only a cost of another order breaks them.
 */
class ProvinceTest {
  private static final int HOMES = 1_400;
  private static final int PERSONS = 30_000;
  private static final Duration GENEROUS = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void importsStoresAndLoadsAProvince() throws SQLException {
    Registry province = Assertions.assertTimeout(GENEROUS, ProvinceTest::imported);
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
      connection.setAutoCommit(false);
      RegistryStore.createTables(connection);
      for (ImportKind kind : ImportKind.values()) {
        if (kind.isKeptInRegistry()) {
          save(connection, province, kind);
        }
      }
      connection.commit();

      Registry loaded = Assertions.assertTimeout(GENEROUS, () -> RegistryStore.load(connection));
      assertThat(loaded.homesUnder("99")).hasSize(HOMES);
      assertThat(loaded.credential("D7", "H7", "7", LocalDate.of(2021, 11, 5), Optional.empty()))
          .map(Credential::person)
          .contains("P7");
    }
  }

  @Test
  void growsRowByRowWithoutSlowingDown() {
    Registry grown =
        Assertions.assertTimeout(
            GENEROUS,
            () -> {
              Registry registry = Registry.empty();
              for (int i = 0; i < PERSONS; i++) {
                registry = registry.with(ImportKind.CREDENTIALS, List.of(credential(i)));
              }
              return registry;
            });

    assertThat(grown.credentialsOf("P29999")).hasSize(1);
  }

  private static Row credential(int i) {
    return Row.of(
        ImportKind.CREDENTIALS, List.of("home:H" + i % HOMES, "" + i, "P" + i, "2020-01-01", ""));
  }

  private static Registry imported() {
    StringBuilder units = new StringBuilder("code,name,kind,parent\n99,省残联,federation,\n");
    for (int i = 0; i < HOMES; i++) {
      units.append("H%d,之家%d,home,99\n".formatted(i, i));
    }
    StringBuilder persons = new StringBuilder("person_id,name,household_org_unit,phone\n");
    StringBuilder enrolments = new StringBuilder("person_id,home,from\n");
    StringBuilder credentials = new StringBuilder("scope,number,person_id,from\n");
    for (int i = 0; i < PERSONS; i++) {
      int home = i % HOMES;
      persons.append("P%d,人%d,99,139%08d\n".formatted(i, i, i));
      enrolments.append("P%d,H%d,2020-01-01\n".formatted(i, home));
      credentials.append("home:H%d,%d,P%d,2020-01-01\n".formatted(home, i, i));
    }
    Registry registry = Registry.empty();
    registry = with(registry, ImportKind.ORG_UNITS, units);
    registry = with(registry, ImportKind.PERSONS, persons);
    registry = with(registry, ImportKind.ENROLMENTS, enrolments);
    return with(registry, ImportKind.CREDENTIALS, credentials);
  }

  private static Registry with(Registry registry, ImportKind kind, StringBuilder csv) {
    return ImportWorld.imported(registry, kind, csv.toString().getBytes(UTF_8));
  }

  private static void save(Connection connection, Registry registry, ImportKind kind)
      throws SQLException {
    Page page = registry.page(kind, Page.ROWS_MAX);
    RegistryStore.save(connection, page.rows());
    while (page.next().isPresent()) {
      page = registry.page(kind, page.next().get(), Page.ROWS_MAX);
      RegistryStore.save(connection, page.rows());
    }
  }
}
