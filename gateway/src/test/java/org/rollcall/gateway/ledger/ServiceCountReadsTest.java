package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.world.Town.CREDENTIALS_HEADER;
import static org.rollcall.gateway.world.Town.ENROLMENTS_HEADER;
import static org.rollcall.gateway.world.Town.FRONT;
import static org.rollcall.gateway.world.Town.NIGHT;
import static org.rollcall.gateway.world.Town.SECOND;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** Persons, person-times and sessions, by home and above; resident days by the census. */
class ServiceCountReadsTest {
  private static final LocalDate NOVEMBER = LocalDate.of(2021, 11, 1);
  private static final LocalDate DECEMBER = LocalDate.of(2021, 12, 1);

  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.settled(LedgerWorld.begin(folder, "2021-11-30T12:00:00Z"));
    resident("P004,R01,2021-01-01,2021-10-01,residential,1234567,,");
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void countsPersonsOncePersonTimesByDayAndSessionsEach() {
    record("P001,H01,2021-11-01,REHAB,,", "P001,H01,2021-11-02,REHAB,09:00,10:00");
    record("P001,H01,2021-11-02,REHAB,10:30,11:00", "P001,H01,2021-11-03,REHAB,,");
    record("P002,H01,2021-11-03,REHAB,,", "P002,H01,2021-12-01,REHAB,,");
    assertThat(by(unit -> "330683", NOVEMBER, DECEMBER))
        .as("T1")
        .containsExactly("330683 2021-11 REHAB: 2 persons, 4 times, 5 sessions, 90 min");
  }

  @Test
  void countsAPersonOfTwoHomesOnceAboveThem() {
    world.imports(ImportKind.ENROLMENTS, ENROLMENTS_HEADER, "P001,H02,2021-01-01,,day,12345,,");
    world.imports(ImportKind.CREDENTIALS, CREDENTIALS_HEADER, "home:H02,101,P001,2021-01-01,");
    fourHours(FRONT, "2021-11-05");
    fourHours(SECOND, "2021-11-08");
    assertThat(by(unit -> "330683", NOVEMBER, DECEMBER))
        .as("T2")
        .containsExactly("330683 2021-11 CARE: 1 persons, 2 times, 2 sessions, 480 min");
    assertThat(by(OrgUnit::code, NOVEMBER, DECEMBER))
        .containsExactly(
            "H01 2021-11 CARE: 1 persons, 1 times, 1 sessions, 240 min",
            "H02 2021-11 CARE: 1 persons, 1 times, 1 sessions, 240 min");
  }

  @Test
  void countsTheNightsOfAStay() {
    resident("P004,R01,2021-11-05,2021-11-08,residential,1234567,,");
    assertThat(residentDays(NOVEMBER, DECEMBER)).as("Y1").containsExactly(5, 6, 7);
  }

  @Test
  void countsADayOnWhichSomebodyCameToLiveAndWentAgain() {
    resident("P004,R01,2021-11-05,2021-11-05,residential,1234567,,");
    assertThat(residentDays(NOVEMBER, DECEMBER)).as("Y2").containsExactly(5);
  }

  @Test
  void leavesOutANightOnLeave() {
    resident("P004,R01,2021-11-05,2021-11-08,residential,1234567,,");
    world.imports(ImportKind.LEAVES, "person_id,from,to,kind", "P004,2021-11-06,2021-11-07,探亲");
    assertThat(residentDays(NOVEMBER, DECEMBER)).as("Y3").containsExactly(5, 7);
  }

  @Test
  void leavesOutANightThatTheTerminalSawSomebodyGoOutFor() {
    resident("P004,R01,2021-11-01,2021-11-08,residential,1234567,,");
    world.delivers(
        NIGHT,
        "104 out 2021-11-03T18:00:00",
        "104 in 2021-11-04T00:00:00",
        "104 out 2021-11-05T18:00:00",
        "104 in 2021-11-06T09:00:00");
    assertThat(residentDays(NOVEMBER, DECEMBER))
        .as("back on the stroke of midnight is back")
        .containsExactly(1, 2, 3, 4, 6, 7);
  }

  @Test
  void saysTheSameOfADayWhateverRangeItIsAskedIn() {
    resident("P004,R01,2021-11-01,2021-11-12,residential,1234567,,");
    world.delivers(NIGHT, "104 out 2021-11-03T18:00:00", "104 in 2021-11-08T00:00:00");
    List<Integer> together = residentDays(NOVEMBER, DECEMBER);
    List<Integer> oneByOne =
        NOVEMBER
            .datesUntil(DECEMBER)
            .flatMap(date -> residentDays(date, date.plusDays(1)).stream())
            .toList();
    assertThat(together).containsExactly(1, 2, 7, 8, 9, 10, 11);
    assertThat(oneByOne).isEqualTo(together);
  }

  @Test
  void startsEveryStayAtHome() {
    resident("P004,R01,2021-11-01,2021-11-03,residential,1234567,,");
    world.delivers(NIGHT, "104 out 2021-11-03T10:00:00");
    resident("P004,R01,2021-11-08,2021-11-10,residential,1234567,,");
    assertThat(residentDays(NOVEMBER, DECEMBER)).containsExactly(1, 2, 8, 9);
  }

  @Test
  void addsNoSecondCareForPunchesOnAResidentDay() {
    resident("P004,R01,2021-11-05,2021-11-07,residential,1234567,,");
    world.delivers(NIGHT, "104 in 2021-11-05T08:00:00", "104 out 2021-11-05T14:00:00");
    world.delivers(NIGHT, "104 in 2021-11-05T20:00:00");
    assertThat(by(OrgUnit::code, NOVEMBER, DECEMBER))
        .containsExactly("R01 2021-11 CARE: 1 persons, 2 times, 2 sessions, 360 min");
  }

  private List<String> by(Function<OrgUnit, String> level, LocalDate from, LocalDate to) {
    return counts(level, from, to, date -> YearMonth.from(date).toString()).stream()
        .map(ServiceCountReadsTest::line)
        .toList();
  }

  private List<Integer> residentDays(LocalDate from, LocalDate to) {
    return counts(OrgUnit::code, from, to, LocalDate::toString).stream()
        .filter(count -> count.orgUnit().equals("R01"))
        .map(count -> LocalDate.parse(count.period()).getDayOfMonth())
        .toList();
  }

  private List<ServiceCount> counts(
      Function<OrgUnit, String> level,
      LocalDate from,
      LocalDate to,
      Function<LocalDate, String> period) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (ServiceCountReads reads = new ServiceCountReads(connection, symbols, homes)) {
            return reads.count(homes.registry().homesUnder("330683"), from, to, level, period);
          }
        });
  }

  private static String line(ServiceCount count) {
    return "%s %s %s: %d persons, %d times, %d sessions, %d min"
        .formatted(
            count.orgUnit(),
            count.period(),
            count.service(),
            count.persons(),
            count.personTimes(),
            count.sessions(),
            count.minutes());
  }

  private void resident(String row) {
    world.imports(ImportKind.ENROLMENTS, ENROLMENTS_HEADER, row);
  }

  private void record(String... rows) {
    for (String row : rows) {
      world.imports(
          ImportKind.SERVICE_RECORDS,
          "person_id,home,date,service,start,end,recorder,reason",
          row + ",李老师,上门");
    }
  }

  private void fourHours(DeviceKey device, String date) {
    world.delivers(device, "101 in " + date + "T08:30:00", "101 out " + date + "T12:30:00");
  }
}
