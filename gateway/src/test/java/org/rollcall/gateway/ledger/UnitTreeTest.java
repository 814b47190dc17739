package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;
import org.rollcall.gateway.world.LedgerWorld;

/** A province, two counties; a township that was merged into another in the middle of November. */
class UnitTreeTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);

  private LedgerWorld world;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    world =
        LedgerWorld.begin(folder, "2021-12-01T04:00:00Z")
            .imports(
                ImportKind.ORG_UNITS,
                "code,name,kind,parent,from,to,mode",
                "33,省,federation,,,,",
                "A,甲县,federation,33,,,",
                "B,乙县,federation,33,,,",
                "OLD,旧镇,township,A,,2021-11-16,",
                "NEW,新镇,township,A,2021-11-16,,",
                "H1,一家,home,OLD,2021-01-01,,day",
                "H2,二家,home,NEW,2021-01-01,,day",
                "Z1,中心,centre,A,2021-01-01,,day");
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void givesTheUnitsOfALevelThatStoodInThePeriod() {
    assertThat(units("33", OrgUnitKind.FEDERATION, "202111")).containsExactly("A", "B");
    assertThat(units("A", OrgUnitKind.FEDERATION, "202111")).containsExactly("A");
    assertThat(units("A", OrgUnitKind.TOWNSHIP, "202111")).containsExactly("NEW", "OLD");
    assertThat(units("A", OrgUnitKind.TOWNSHIP, "202112")).containsExactly("NEW");
    assertThat(units("A", OrgUnitKind.TOWNSHIP, "202110")).containsExactly("OLD");
    assertThat(units("33", OrgUnitKind.HOME, "202111")).containsExactly("H2", "H1", "Z1");
    assertThat(units("H1", OrgUnitKind.TOWNSHIP, "202111")).containsExactly("H1");
  }

  @Test
  void countsAHomeForAUnitOnTheDaysOnWhichBothStood() {
    assertThat(days("H1", "OLD")).isEqualTo(15);
    assertThat(days("H2", "NEW")).isEqualTo(15);
    assertThat(days("H1", "A")).isEqualTo(30);
    assertThat(days("H1", "33")).isEqualTo(30);
  }

  private List<String> units(String unit, OrgUnitKind level, String period) {
    return new UnitTree(world.homes().registry())
        .units(unit(unit), Optional.of(level), Period.parse(period)).stream()
            .map(OrgUnit::code)
            .toList();
  }

  private int days(String home, String unit) {
    return Integer.bitCount(UnitTree.days(unit(home), unit(unit), NOVEMBER));
  }

  private OrgUnit unit(String code) {
    return world.homes().registry().orgUnit(code).orElseThrow();
  }
}
