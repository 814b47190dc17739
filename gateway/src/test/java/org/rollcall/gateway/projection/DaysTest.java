package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.world.Town.CREDENTIALS_HEADER;
import static org.rollcall.gateway.world.Town.DEVICES_HEADER;
import static org.rollcall.gateway.world.Town.ENROLMENTS_HEADER;
import static org.rollcall.gateway.world.Town.FRONT;
import static org.rollcall.gateway.world.Town.NIGHT;
import static org.rollcall.gateway.world.Town.SECOND;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** Which days are judged again when something other than a check-in comes to be known. */
class DaysTest {
  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.settled(LedgerWorld.begin(folder, "2021-11-09T00:00:00Z"));
  }

  /** Whatever was done, it is what a rebuild gives. */
  @AfterEach
  void end() throws SQLException {
    world.isWhatARebuildGives();
    world.close();
  }

  @Test
  void judgesThePersonsDaysAgainWhenTheEnrolmentChanges() {
    fourHours(FRONT, "101", "2021-11-05");
    fourHours(FRONT, "102", "2021-11-05");
    world.imports(ImportKind.ENROLMENTS, ENROLMENTS_HEADER, "P001,H01,2021-01-01,2021-11-05,,,,");
    assertThat(world.days())
        .containsExactly(
            "H01 2021-11-05 P001 FULL_DAY 240", "H01 2021-11-05 P002 FULL_DAY 240 expected valid");
    assertThat(world.services()).containsExactly("H01 2021-11-05 P002 CARE 1 240");
    assertThat(world.lastChanges().registryChanged()).isTrue();
  }

  @Test
  void takesTheAgreedHoursFromTheEnrolmentOfTheDate() {
    fourHours(FRONT, "101", "2021-11-05");
    fourHours(FRONT, "101", "2021-11-08");
    world.imports(
        ImportKind.ENROLMENTS,
        ENROLMENTS_HEADER,
        "P001,H01,2021-01-01,2021-11-08,,12345,,",
        "P001,H01,2021-11-08,,,12345,08:00,13:00");
    assertThat(world.days())
        .containsExactly(
            "H01 2021-11-05 P001 FULL_DAY 240 expected valid",
            "H01 2021-11-08 P001 FULL_DAY 240 expected valid LATE EARLY_LEAVE");
  }

  @Test
  void opensASundayForTheHomeThatDeclaresItAndForNoOther() {
    fourHours(FRONT, "101", "2021-11-07");
    fourHours(SECOND, "103", "2021-11-07");
    assertThat(world.services()).isEmpty();
    world.imports(ImportKind.OPENINGS, "home,date,open,reason", "H01,2021-11-07,1,活动日");
    assertThat(world.days())
        .as("M7: open, present and not expected")
        .containsExactly(
            "H01 2021-11-07 P001 FULL_DAY 240 valid", "H02 2021-11-07 P003 FULL_DAY 240");
    assertThat(world.services()).containsExactly("H01 2021-11-07 P001 CARE 1 240");
    world.imports(ImportKind.OPENINGS, "home,date,open", "H01,2021-11-07,0");
    assertThat(world.services()).isEmpty();
  }

  @Test
  void flagsLeaveThatSomebodyCameInSpiteOf() {
    fourHours(FRONT, "101", "2021-11-05");
    fourHours(FRONT, "101", "2021-11-08");
    leave("P001,2021-11-05,2021-11-09,病假");
    assertThat(world.days()).allMatch(day -> day.endsWith("valid LEAVE_OVERRIDDEN"));
    leave("P001,2021-11-05,2021-11-06,病假");
    assertThat(world.days())
        .containsExactly(
            "H01 2021-11-05 P001 FULL_DAY 240 expected valid LEAVE_OVERRIDDEN",
            "H01 2021-11-08 P001 FULL_DAY 240 expected valid");
  }

  @Test
  void keepsNoRowOfALeaveThatNobodyCameOn() throws SQLException {
    fourHours(FRONT, "101", "2021-11-05");
    leave("P001,2021-11-05,2021-11-06,病假");
    world.imports(
        ImportKind.DEVICES, DEVICES_HEADER, "ZK-01,zkteco,CQZ7224460001,H02,2021-01-01,,terminal");
    assertThat(world.days()).as("the badge is nobody's at H02, the leave stands alone").isEmpty();
  }

  @Test
  void countsAServiceThatStaffWroteDownWithAReason() {
    record("P001,H01,2021-11-05,REHAB,,,李老师,上门服务");
    assertThat(world.services()).containsExactly("H01 2021-11-05 P001 REHAB 1 0");
    fourHours(FRONT, "101", "2021-11-05");
    record("P001,H01,2021-11-05,CULT,09:00,10:00,李老师,");
    record("P001,H01,2021-11-05,WORK,13:00,14:00,李老师,");
    assertThat(world.services())
        .as("the last one lies outside presence and gives no reason")
        .containsExactly(
            "H01 2021-11-05 P001 CARE 1 240",
            "H01 2021-11-05 P001 CULT 1 60",
            "H01 2021-11-05 P001 REHAB 1 0");
  }

  @Test
  void countsAServiceRecordFromBeforeThePunchesThatCoverIt() {
    record("P001,H01,2021-11-05,CULT,09:00,10:00,李老师,");
    assertThat(world.services()).isEmpty();
    fourHours(FRONT, "101", "2021-11-05");
    assertThat(world.services())
        .containsExactly("H01 2021-11-05 P001 CARE 1 240", "H01 2021-11-05 P001 CULT 1 60");
  }

  @Test
  void findsAPersonAtTwoHomesAtOnceAndResolvesItWhenATerminalTurnsOutToHaveMoved() {
    world.imports(ImportKind.CREDENTIALS, CREDENTIALS_HEADER, "home:H02,101,P001,2021-01-01,");
    fourHours(FRONT, "101", "2021-11-05");
    fourHours(SECOND, "101", "2021-11-05");
    assertThat(world.days())
        .containsExactly(
            "H01 2021-11-05 P001 CONFLICT 240 expected CONFLICT",
            "H02 2021-11-05 P001 CONFLICT 240 CONFLICT");
    assertThat(world.services()).isEmpty();

    world.imports(
        ImportKind.DEVICES, DEVICES_HEADER, "ZK-02,zkteco,CQZ7224460002,R01,2021-01-01,,terminal");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240 expected valid");
    assertThat(world.services()).containsExactly("H01 2021-11-05 P001 CARE 1 240");
  }

  @Test
  void judgesAllDaysAgainByANewPolicy() {
    fourHours(FRONT, "101", "2021-11-05");
    world.sets(policy(Duration.ofMinutes(2), 300, 240));
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 HALF_DAY 240 expected valid");
    world.sets(policy(Duration.ofHours(5), 300, 240));
    assertThat(world.days())
        .as("an in and an out never merge, however long a burst may be")
        .containsExactly("H01 2021-11-05 P001 HALF_DAY 240 expected valid");
  }

  @Test
  void turnsTheDateAtFourByDayAndAtMidnightWherePeopleLive() {
    world.delivers(
        FRONT,
        "101 in 2021-11-05T22:00:00",
        "101 out 2021-11-06T03:59:59",
        "102 in 2021-11-06T04:00:00");
    world.delivers(NIGHT, "104 out 2021-11-06T00:00:00", "104 in 2021-11-06T03:30:00");
    world.delivers(NIGHT, "104 out 2021-11-06T05:30:00", "104 in 2021-11-06T23:59:59");
    assertThat(world.days())
        .containsExactly(
            "H01 2021-11-05 P001 FULL_DAY 359 expected valid",
            "H01 2021-11-06 P002 INCOMPLETE 0",
            "R01 2021-11-06 P004 HALF_DAY 120 OPEN_SESSION MISSING_CHECK_IN");
  }

  @Test
  void cutsTheDaysAnewWhenAHomeBecomesOneWherePeopleLive() {
    world.delivers(FRONT, "101 in 2021-11-05T01:00:00", "101 out 2021-11-05T03:30:00");
    assertThat(world.days()).containsExactly("H01 2021-11-04 P001 HALF_DAY 150 expected valid");
    world.imports(
        ImportKind.ORG_UNITS,
        "code,name,kind,parent,from,to,mode",
        "H01,三江残疾人之家,home,330683001,2021-01-01,,residential");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 HALF_DAY 150 expected valid");
  }

  @Test
  void takesAwayTheDayOfAHomeThatIsNoMore() {
    fourHours(FRONT, "101", "2021-11-05");
    world.imports(
        ImportKind.ORG_UNITS,
        "code,name,kind,parent,from,to,mode",
        "H01,三江残疾人之家,home,330683001,2021-01-01,2021-11-01,day");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240");
  }

  private void fourHours(DeviceKey device, String number, String date) {
    world.delivers(
        device, number + " in " + date + "T08:30:00", number + " out " + date + "T12:30:00");
  }

  private void leave(String row) {
    world.imports(ImportKind.LEAVES, "person_id,from,to,kind", row);
  }

  private void record(String row) {
    world.imports(
        ImportKind.SERVICE_RECORDS, "person_id,home,date,service,start,end,recorder,reason", row);
  }

  private static Parameters policy(Duration burst, int full, int half) {
    return new Parameters(
        Optional.of(Duration.ofDays(95)), Duration.ofMinutes(5), burst, full, half);
  }
}
