package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.rollcall.device.DeviceKey;

/** Every lookup against the slowest way to find the same: reading all rows. */
class RegistryLookupTest {
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
  private static final int DAYS = 40;
  private static final List<String> HOMES = List.of("H1", "H10", "H2");

  @Property(tries = 60)
  void findsTheDeviceThatAScanFinds(@ForAll Random random) {
    List<Row> rows = new ArrayList<>();
    for (String id : List.of("D", "D-1", "D1")) {
      for (String[] span : spans(random)) {
        // the serial changes with the place, so that an index by serial has to move
        String serial = "S" + id + random.nextInt(2);
        rows.add(device(id, serial, one(random, HOMES), span, "h1:" + id));
      }
    }
    Registry registry = registry(random, ImportKind.DEVICES, rows, row -> moved(row, "serial"));
    List<Device> all = rows.stream().map(Device::of).toList();

    assertThat(registry.devices()).containsExactlyInAnyOrderElementsOf(all);
    for (String serial : List.of("SD0", "SD1", "SD-10", "SD-11", "SD10", "SD11", "S")) {
      DeviceKey key = new DeviceKey("zkteco", serial);
      for (LocalDate date : dates()) {
        assertThat(registry.device(key, date))
            .isEqualTo(one(all.stream().filter(it -> it.key().equals(key) && it.covers(date))));
      }
      assertThat(registry.latestDevice(key))
          .isEqualTo(latest(all.stream().filter(it -> it.key().equals(key))));
    }
    assertThat(registry.deviceByTokenHash("h1:D1"))
        .isEqualTo(latest(all.stream().filter(it -> it.id().equals("D1"))));
    for (String home : HOMES) {
      assertThat(registry.devicesAt(home))
          .containsExactlyInAnyOrderElementsOf(
              all.stream().filter(it -> it.home().equals(home)).toList());
    }
  }

  @Property(tries = 60)
  void findsTheCredentialOfTheNearestScope(@ForAll Random random) {
    List<Row> rows = new ArrayList<>();
    for (String scope : List.of("device:D1", "home:H1", "dingtalk:ding1", "*", "home:H10")) {
      for (String number : List.of("1", "10", "1-1")) {
        for (String[] span : spans(random)) {
          String person = one(random, List.of("P1", "P10", "P2"));
          rows.add(
              Row.of(ImportKind.CREDENTIALS, List.of(scope, number, person, span[0], span[1])));
        }
      }
    }
    Registry registry =
        registry(random, ImportKind.CREDENTIALS, rows, row -> moved(row, "person_id"));
    List<Credential> all = rows.stream().map(Credential::of).toList();

    for (LocalDate date : dates()) {
      assertThat(registry.credential("D1", "H1", "1", date, Optional.of("dingtalk:ding1")))
          .isEqualTo(nearest(all, date, "device:D1", "home:H1", "dingtalk:ding1", "*"));
      assertThat(registry.credential("D2", "H10", "1", date, Optional.empty()))
          .isEqualTo(nearest(all, date, "device:D2", "home:H10", "*"));
    }
    assertThat(registry.credentialsOf("P1"))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(it -> it.person().equals("P1")).toList());
  }

  @Property(tries = 60)
  void findsTheEnrolmentThatAScanFinds(@ForAll Random random) {
    List<Row> rows = new ArrayList<>();
    for (String person : List.of("P1", "P10", "P1-1")) {
      for (String home : HOMES) {
        for (String[] span : spans(random)) {
          rows.add(
              Row.of(
                  ImportKind.ENROLMENTS,
                  List.of(person, home, span[0], span[1], "residential", "123", "", "")));
        }
      }
    }
    Registry registry =
        registry(random, ImportKind.ENROLMENTS, rows, row -> moved(row, "weekly_plan", "7"));
    List<Enrolment> all = rows.stream().map(Enrolment::of).toList();

    for (LocalDate date : dates()) {
      assertThat(registry.enrolment("P1", "H1", date))
          .isEqualTo(
              one(
                  all.stream()
                      .filter(it -> it.person().equals("P1") && it.home().equals("H1"))
                      .filter(it -> it.covers(date))));
    }
    assertThat(registry.enrolmentsOf("P1"))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(it -> it.person().equals("P1")).toList());
    assertThat(registry.enrolmentsAt("H1"))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(it -> it.home().equals("H1")).toList());
  }

  @Property(tries = 60)
  void pagesThroughEveryRowOnceInOrder(@ForAll Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < random.nextInt(40); i++) {
      rows.add(Row.of(ImportKind.OPENINGS, List.of("H1", FIRST.plusDays(i).toString(), "1", "")));
    }
    Registry registry = registry(random, ImportKind.OPENINGS, rows, row -> moved(row, "open", "0"));
    int limit = 1 + random.nextInt(7);

    List<Row> seen = new ArrayList<>();
    Page page = registry.page(ImportKind.OPENINGS, limit);
    seen.addAll(page.rows());
    while (page.next().isPresent()) {
      assertThat(page.rows()).hasSize(limit);
      page = registry.page(ImportKind.OPENINGS, page.next().get(), limit);
      seen.addAll(page.rows());
    }
    assertThat(seen).isEqualTo(rows);
  }

  /** The rows in any order and in two parts, after others that had the same keys. */
  private static Registry registry(
      Random random, ImportKind kind, List<Row> rows, UnaryOperator<Row> old) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
    Registry before = Registry.empty().with(kind, rows.stream().map(old).toList());
    return before
        .with(kind, shuffled.subList(0, cut))
        .with(kind, shuffled.subList(cut, shuffled.size()));
  }

  private static Row moved(Row row, String column) {
    return moved(row, column, "moved");
  }

  private static Row moved(Row row, String column, String text) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.set(row.kind().indexOf(column), text);
    return Row.of(row.kind(), cells);
  }

  private static Row device(String id, String serial, String home, String[] span, String token) {
    return Row.of(
        ImportKind.DEVICES,
        List.of(
            id, "zkteco", serial, home, span[0], span[1], "terminal", "", "Asia/Shanghai", token));
  }

  /** Some spans that do not overlap, the last perhaps without an end. */
  private static List<String[]> spans(Random random) {
    List<String[]> spans = new ArrayList<>();
    int day = random.nextInt(10);
    while (day < DAYS - 10 && random.nextInt(4) > 0) {
      int end = day + 1 + random.nextInt(10);
      boolean open = random.nextInt(5) == 0;
      spans.add(
          new String[] {
            FIRST.plusDays(day).toString(), open ? "" : FIRST.plusDays(end).toString()
          });
      if (open) {
        break;
      }
      day = end + random.nextInt(3);
    }
    return spans;
  }

  private static List<LocalDate> dates() {
    return Stream.iterate(FIRST.minusDays(1), date -> date.plusDays(1)).limit(DAYS + 2L).toList();
  }

  private static Optional<Credential> nearest(
      List<Credential> all, LocalDate date, String... scopes) {
    return Stream.of(scopes)
        .flatMap(
            scope ->
                all.stream()
                    .filter(it -> it.scope().equals(scope) && it.number().equals("1"))
                    .filter(it -> it.covers(date)))
        .findFirst();
  }

  private static Optional<Device> latest(Stream<Device> devices) {
    return devices.max(Comparator.comparing(it -> it.validity().from().orElseThrow()));
  }

  private static <T> Optional<T> one(Stream<T> found) {
    List<T> all = found.toList();
    assertThat(all).hasSizeLessThan(2);
    return all.stream().findFirst();
  }

  private static <T> T one(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
