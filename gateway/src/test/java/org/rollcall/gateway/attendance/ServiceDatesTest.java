package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

class ServiceDatesTest {
  private static final long SECONDS_2100 = 4_102_444_800L;

  @TestFactory
  Stream<DynamicTest> findsTheDateOfAnInstant() {
    return TextTable.of(getClass(), "service-dates.txt").tests(ServiceDatesTest::date);
  }

  @TestFactory
  Stream<DynamicTest> knowsHowLongADateIs() {
    return TextTable.of(getClass(), "service-date-lengths.txt").tests(ServiceDatesTest::hours);
  }

  /** In every zone: where clocks are put forward or back, no instant is lost or in two dates. */
  @Property
  void putsEveryInstantIntoExactlyOneDate(
      @ForAll("zones") ZoneId zone, @ForAll("instants") Instant at, @ForAll("hours") int hour) {
    LocalTime boundary = LocalTime.of(hour, 0);
    LocalDate date = ServiceDates.of(at, zone, boundary);
    assertThat(ServiceDates.range(date, zone, boundary).contains(at)).isTrue();
    assertThat(ServiceDates.range(date.minusDays(1), zone, boundary).to())
        .isEqualTo(ServiceDates.range(date, zone, boundary).from());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Asia/Shanghai",
            "Asia/Urumqi",
            "America/St_Johns",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "America/Havana",
            "Asia/Kathmandu",
            "Pacific/Apia")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, SECONDS_2100).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Integer> hours() {
    return Arbitraries.integers().between(0, 12);
  }

  private static String date(Row row) {
    Instant at = OffsetDateTime.parse(row.cell(2)).toInstant();
    return ServiceDates.of(at, ZoneId.of(row.cell(1)), LocalTime.of(4, 0)).toString();
  }

  private static String hours(Row row) {
    InstantRange range =
        ServiceDates.range(
            LocalDate.parse(row.cell(2)), ZoneId.of(row.cell(1)), LocalTime.parse(row.cell(3)));
    return Duration.between(range.from(), range.to()).toString();
  }
}
