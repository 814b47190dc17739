package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.exchange.CatalogueFile;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.MonthMasks;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.projection.LedgerChanges;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;
import org.rollcall.gateway.world.ScratchFolder;

/** Whoever counts with kept months counts as if there were none. */
class LiveMonthsTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);
  private static final Homes NOW =
      new Homes(Registry.empty(), LedgerWorld.CALENDAR, Policy.standard());
  private static final Catalogue CATALOGUE = CatalogueFile.bundled();

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void countsAsWithoutIt(@ForAll long seed) throws IOException, SQLException {
    Random random = new Random(seed);
    try (ScratchFolder folder = ScratchFolder.create();
        LedgerWorld world = LedgerWorld.begin(folder.path(), "2021-11-05T04:00:00Z")) {
      LiveMonths kept = new LiveMonths(world.projection().position());
      int compared = 0;
      for (Fact fact : RandomFacts.ofEveryKind(random, 40)) {
        world.hears(List.of(fact));
        tell(kept, world.lastChanges());
        Optional<OrgUnit> county = world.homes().registry().orgUnit("F");
        if (county.isPresent()) {
          assertThat(rows(world, county.get(), kept))
              .isEqualTo(rows(world, county.get(), new LiveMonths(world.projection().position())));
          compared += kept.personMonths() > 0 ? 1 : 0;
        }
      }
      assertThat(compared).isPositive();
    }
  }

  @Test
  void givesNothingToASnapshotThatIsAheadOfWhatItWasToldOrBehindWhatItKeeps() {
    LiveMonths kept = new LiveMonths(10);
    kept.put(masks("H01"), NOW, 10);
    assertThat(kept.get("H01", NOVEMBER, NOW, 10)).isPresent();
    assertThat(kept.get("H01", NOVEMBER, NOW, 11)).isEmpty();
    assertThat(kept.get("H01", NOVEMBER, NOW, 9)).isEmpty();
    kept.changed(11, Map.of("H02", LocalDate.of(2021, 11, 5)), false);
    assertThat(kept.get("H01", NOVEMBER, NOW, 11)).isPresent();
  }

  @Test
  void takesNoMonthThatWasReadBeforeAChangeOfItsHome() {
    LiveMonths kept = new LiveMonths(10);
    kept.changed(11, Map.of("H01", LocalDate.of(2021, 11, 5)), false);
    kept.put(masks("H01"), NOW, 10);
    kept.put(masks("H02"), NOW, 10);
    assertThat(kept.get("H01", NOVEMBER, NOW, 11)).isEmpty();
    assertThat(kept.get("H02", NOVEMBER, NOW, 11)).isPresent();
    kept.changed(12, Map.of(), true);
    kept.put(masks("H02"), NOW, 11);
    assertThat(kept.get("H02", NOVEMBER, NOW, 12)).isEmpty();
  }

  @Test
  void dropsLaterMonthsWithAnEarlierDayAndNotTheOtherWayRound() {
    LiveMonths kept = new LiveMonths(10);
    kept.put(masks("H01"), NOW, 10);
    kept.changed(11, Map.of("H01", LocalDate.of(2021, 12, 2)), false);
    assertThat(kept.get("H01", NOVEMBER, NOW, 11)).isPresent();
    kept.changed(12, Map.of("H01", LocalDate.of(2021, 12, 1)), false);
    assertThat(kept.get("H01", NOVEMBER, NOW, 12)).as("the census of 30 November").isEmpty();
    kept.put(masks("H01"), NOW, 12);
    kept.changed(13, Map.of("H01", LocalDate.of(2021, 3, 1)), false);
    assertThat(kept.get("H01", NOVEMBER, NOW, 13)).as("went out in March").isEmpty();
  }

  @Test
  void forgetsTheHomesThatNobodyAskedForLongest() {
    LiveMonths kept = new LiveMonths(10, 2);
    kept.put(masks("H01"), NOW, 10);
    kept.put(masks("H02"), NOW, 10);
    assertThat(kept.get("H01", NOVEMBER, NOW, 10)).isPresent();
    kept.put(masks("H03"), NOW, 10);
    assertThat(kept.get("H02", NOVEMBER, NOW, 10)).isEmpty();
    assertThat(kept.get("H01", NOVEMBER, NOW, 10)).isPresent();
    assertThat(kept.personMonths()).isEqualTo(2);
  }

  private static MonthMasks masks(String home) {
    return new MonthMasks(home, NOVEMBER, 0, 0, List.of());
  }

  private static void tell(LiveMonths kept, LedgerChanges changes) {
    Map<String, LocalDate> first = new HashMap<>();
    changes
        .days()
        .forEach(
            change ->
                first.merge(
                    change.home(),
                    change.date(),
                    (one, other) -> one.isBefore(other) ? one : other));
    kept.changed(changes.position(), first, changes.registryChanged());
  }

  private static List<IndicatorRow> rows(LedgerWorld world, OrgUnit county, LiveMonths kept) {
    return world.reads(
        (connection, symbols, homes) -> {
          List<IndicatorRow> rows = new ArrayList<>();
          for (Optional<OrgUnitKind> level :
              List.of(Optional.<OrgUnitKind>empty(), Optional.of(OrgUnitKind.HOME))) {
            FigureQuestion question =
                new FigureQuestion(
                    county,
                    level,
                    Period.parse("2021Q4"),
                    CATALOGUE,
                    CATALOGUE.indicators(),
                    Optional.empty(),
                    world.clock().instant());
            IndicatorRows made = new IndicatorRows(homes, question, world.clock().instant());
            try (FigureReads reads =
                new FigureReads(
                    connection, symbols, homes, kept, new Profiles(LedgerWorld.SEALER), question)) {
              for (UnitFigures unit : reads.units()) {
                made.of(unit).forEach(counted -> rows.add(counted.row()));
              }
            }
          }
          return rows;
        });
  }
}
