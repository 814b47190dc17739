package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.assertj.core.util.Files;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;

/** Pages of any size give every row once, in one order. */
class PagesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FROM = LocalDate.of(1960, 1, 1);
  private static final LocalDate TO = LocalDate.of(2100, 1, 1);

  private Path folder = Path.of("");

  @BeforeTry
  void begin() {
    folder = Files.newTemporaryFolder().toPath();
  }

  @AfterTry
  void end() {
    Files.delete(folder.toFile());
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void everyRowComesOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int limit)
      throws SQLException {
    try (LedgerWorld world = LedgerWorld.begin(folder, "2021-11-05T04:00:00Z")) {
      world.hears(RandomFacts.ofEveryKind(new Random(seed), 60));
      int listed = 0;
      for (String home : List.of("H01", "H02", "R01")) {
        List<StoredCheckIn> whole = checkIns(world, home, 10_000);
        assertThat(checkIns(world, home, limit)).isEqualTo(whole);
        listed += whole.size();
      }
      List<StoredCheckIn> aside = new ArrayList<>();
      for (CheckInStatus status : CheckInStatus.values()) {
        List<StoredCheckIn> whole = aside(world, status, 10_000);
        assertThat(whole).allMatch(row -> row.status() == status).doesNotHaveDuplicates();
        assertThat(aside(world, status, limit)).isEqualTo(whole);
        aside.addAll(whole);
      }
      assertThat(aside).noneMatch(row -> row.status() == CheckInStatus.COUNTED);
      assertThat(aside).allMatch(row -> find(world, row).equals(Optional.of(row)));
      long counted = world.checkIns().stream().filter(row -> row.contains("COUNTED")).count();
      assertThat(aside.size() + counted).isEqualTo(world.checkIns().size());
      assertThat(listed)
          .isEqualTo(world.checkIns().stream().filter(row -> !row.startsWith("-")).count());
      assertThat(malformed(world, limit)).isEqualTo(malformed(world, 10_000));
    }
  }

  private static List<StoredCheckIn> checkIns(LedgerWorld world, String home, int limit) {
    return world.reads(
        (connection, symbols, homes) -> {
          OptionalInt no = symbols.find(home);
          List<StoredCheckIn> all = new ArrayList<>();
          Optional<CheckInPages.After> after = Optional.empty();
          do {
            CheckInPages.Page page =
                CheckInPages.page(connection, no, FROM, TO, ZONE, after, limit);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.rows());
            after = page.next();
          } while (after.isPresent());
          return all;
        });
  }

  private static List<StoredCheckIn> aside(LedgerWorld world, CheckInStatus status, int limit) {
    return world.reads(
        (connection, symbols, homes) -> {
          List<StoredCheckIn> all = new ArrayList<>();
          List<StoredCheckIn> page;
          do {
            long position = all.isEmpty() ? 0 : all.get(all.size() - 1).position();
            int item = all.isEmpty() ? 0 : all.get(all.size() - 1).item();
            page = CheckInAside.page(connection, status, position, item, limit);
            all.addAll(page);
          } while (page.size() == limit);
          return all;
        });
  }

  private static List<MalformedReads.Malformed> malformed(LedgerWorld world, int limit) {
    return world.reads(
        (connection, symbols, homes) -> {
          List<MalformedReads.Malformed> all = new ArrayList<>();
          List<MalformedReads.Malformed> page;
          do {
            long position = all.isEmpty() ? 0 : all.get(all.size() - 1).position();
            int item = all.isEmpty() ? 0 : all.get(all.size() - 1).item();
            page = MalformedReads.page(connection, position, item, limit);
            all.addAll(page);
          } while (page.size() == limit);
          for (MalformedReads.Malformed row : all) {
            assertThat(MalformedReads.contains(connection, row.position(), row.item())).isTrue();
            assertThat(MalformedReads.contains(connection, row.position(), 1_000)).isFalse();
          }
          return all;
        });
  }

  private static Optional<StoredCheckIn> find(LedgerWorld world, StoredCheckIn row) {
    return world.reads(
        (connection, symbols, homes) -> CheckInAside.find(connection, row.position(), row.item()));
  }
}
