package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.world.Town.CREDENTIALS_HEADER;
import static org.rollcall.gateway.world.Town.DEVICES_HEADER;
import static org.rollcall.gateway.world.Town.FRONT;
import static org.rollcall.gateway.world.Town.SECOND;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Outcome;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.MalformedReads;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Punches;
import org.rollcall.gateway.world.Town;

/** What becomes of a check-in: whose it is, where it was, and whether its clock can be believed. */
class CheckInsTest {
  private static final String DAY_IN = "101 in 2021-11-05T08:30:00";
  private static final String DAY_OUT = "101 out 2021-11-05T12:30:00";

  @TempDir private Path folder;
  @TempDir private Path otherFolder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = LedgerWorld.begin(folder, "2021-11-05T04:30:10Z");
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void countsADayFromTwoPunches() {
    Town.settled(world).delivers(FRONT, DAY_IN, DAY_OUT);
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T08:30 101 IN COUNTED P001",
            "H01 2021-11-05T12:30 101 OUT COUNTED P001");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240 expected valid");
    assertThat(world.services()).containsExactly("H01 2021-11-05 P001 CARE 1 240");
  }

  @Test
  @Tag("invariant-4")
  void dropsTheSameContentHoweverOftenItComes() {
    Town.settled(world).delivers(FRONT, DAY_IN, DAY_OUT, DAY_IN);
    long again = world.delivers(FRONT, DAY_OUT, DAY_IN, "101 out 2021-11-05T12:30:01");
    assertThat(world.checkIns()).hasSize(3);
    assertThat(outcome(again)).isEqualTo(new Outcome(1, 2, 0, true));
  }

  @Test
  @Tag("invariant-4")
  void readsTwoBadgesOfOnePersonAtOneInstantTheSameInEitherOrder() throws SQLException {
    String door = "101 in 2021-11-05T08:30:00";
    String course = "111 in 2021-11-05T08:30:00 @REHAB";
    String leaving = "111 out 2021-11-05T12:30:00 @REHAB";
    Town.settled(world).delivers(FRONT, door, course, leaving);
    credential("home:H01,111,P001,2021-01-01,");
    try (LedgerWorld other = LedgerWorld.begin(otherFolder, "2021-11-05T04:30:10Z")) {
      Town.settled(other)
          .imports(ImportKind.CREDENTIALS, CREDENTIALS_HEADER, "home:H01,111,P001,2021-01-01,");
      other.delivers(FRONT, leaving, course, door);
      assertThat(other.days()).isEqualTo(world.days());
      assertThat(other.services()).isEqualTo(world.services());
    }
  }

  @Test
  void takesTheSendersOwnIdForTheIdentityWhereThereIsOne() {
    Town.settled(world);
    long first = world.delivers(FRONT, DAY_IN + " #a", DAY_IN + " #b");
    long again = world.delivers(FRONT, DAY_IN + " #a", DAY_IN + " #c");
    assertThat(outcome(first)).isEqualTo(new Outcome(2, 0, 0, true));
    assertThat(outcome(again)).isEqualTo(new Outcome(1, 1, 0, true));
  }

  @Test
  void countsAnUnknownBadgeByItselfOnceItsCredentialComes() throws SQLException {
    Town.devices(world).delivers(FRONT, DAY_IN, DAY_OUT);
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T08:30 101 IN UNKNOWN_CREDENTIAL",
            "H01 2021-11-05T12:30 101 OUT UNKNOWN_CREDENTIAL");
    assertThat(world.days()).isEmpty();

    credential("home:H01,101,P001,2021-11-06,");
    assertThat(world.days()).as("the credential begins the day after").isEmpty();

    credential("home:H01,101,P001,2021-11-05,2021-11-06");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240 expected valid");
    assertThat(world.lastChanges().days())
        .containsExactly(new Change("H01", LocalDate.of(2021, 11, 5)));
    world.isWhatARebuildGives();
  }

  @Test
  void givesACheckInToSomebodyElseWhenTheCredentialWasWrong() throws SQLException {
    Town.settled(world).delivers(FRONT, DAY_IN, DAY_OUT);
    credential("home:H01,101,P002,2021-01-01,");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P002 FULL_DAY 240 expected valid");
    assertThat(world.services()).containsExactly("H01 2021-11-05 P002 CARE 1 240");
    world.isWhatARebuildGives();
  }

  @Test
  void letsTheNarrowestScopeDecide() {
    Town.settled(world).delivers(FRONT, DAY_IN);
    credential("*,101,P003,2021-01-01,");
    assertThat(world.checkIns()).containsExactly("H01 2021-11-05T08:30 101 IN COUNTED P001");
    credential("device:ZK-01,101,P002,2021-01-01,");
    assertThat(world.checkIns()).containsExactly("H01 2021-11-05T08:30 101 IN COUNTED P002");
  }

  @Test
  void findsThePersonByTheNumberOfTheOrganisationWhicheverComesFirst() throws SQLException {
    Town.settled(world);
    DeviceKey machine = new DeviceKey("dingtalk", "M1");
    world.deliversOf("ding1", machine, "mgr7 in 2021-11-05T08:30:00");
    world.deliversOf("ding2", machine, "mgr7 in 2021-11-05T08:31:00");
    assertThat(world.checkIns())
        .containsExactly(
            "- 2021-11-05T08:30 mgr7 IN UNKNOWN_DEVICE",
            "- 2021-11-05T08:31 mgr7 IN UNKNOWN_DEVICE");

    device("DT-01,dingtalk,M1,H01,2021-01-01,,terminal");
    credential("dingtalk:ding1,mgr7,P002,2021-01-01,");
    world.deliversOf("ding1", machine, "mgr7 out 2021-11-05T12:30:00");
    assertThat(world.checkIns())
        .as("the same number of another organisation is somebody else")
        .containsExactly(
            "H01 2021-11-05T08:30 mgr7 IN COUNTED P002",
            "H01 2021-11-05T08:31 mgr7 IN UNKNOWN_CREDENTIAL",
            "H01 2021-11-05T12:30 mgr7 OUT COUNTED P002");
    world.isWhatARebuildGives();
  }

  @Test
  void holdsWhatATerminalSaidBeforeItStoodAnywhereUntilItIsPlaced() throws SQLException {
    Town.settled(world);
    device("ZK-09,zkteco,CQZ9,H01,2021-11-08,,terminal");
    long position = world.delivers(new DeviceKey("zkteco", "CQZ9"), DAY_IN, DAY_OUT);
    assertThat(world.checkIns())
        .containsExactly(
            "- 2021-11-05T08:30 101 IN UNKNOWN_DEVICE",
            "- 2021-11-05T12:30 101 OUT UNKNOWN_DEVICE");
    assertThat(outcome(position)).isEqualTo(new Outcome(0, 0, 2, true));

    device("ZK-09,zkteco,CQZ9,H01,2021-11-01,2021-11-08,terminal");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240 expected valid");
    world.isWhatARebuildGives();
  }

  @Test
  void movesTheCheckInsOfATerminalThatStoodElsewhereAndBothHomesDays() throws SQLException {
    Town.settled(world).delivers(FRONT, DAY_IN, DAY_OUT);
    credential("home:H02,101,P001,2021-01-01,");
    device("ZK-01,zkteco,CQZ7224460001,H02,2021-01-01,,terminal");
    assertThat(world.checkIns())
        .containsExactly(
            "H02 2021-11-05T08:30 101 IN COUNTED P001",
            "H02 2021-11-05T12:30 101 OUT COUNTED P001");
    assertThat(world.days())
        .as("P001 is not enrolled at H02, so the day is none of its valid ones")
        .containsExactly("H02 2021-11-05 P001 FULL_DAY 240");
    assertThat(world.services()).isEmpty();
    assertThat(world.lastChanges().days())
        .extracting(Change::home)
        .containsExactlyInAnyOrder("H01", "H02");
    world.isWhatARebuildGives();
  }

  @Test
  void knowsADuplicateAgainAfterItsTerminalWasMoved() {
    Town.settled(world).delivers(FRONT, DAY_IN);
    device("ZK-01,zkteco,CQZ7224460001,H02,2021-01-01,,terminal");
    world.delivers(FRONT, DAY_IN);
    assertThat(world.checkIns()).hasSize(1);
  }

  @Test
  void readsDirectionsAnewWhenTheSettingOfTheTerminalChanges() throws SQLException {
    Town.settled(world).delivers(FRONT, DAY_IN, "101 in 2021-11-05T12:30:00");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 INCOMPLETE 0 expected");

    device("ZK-01,zkteco,CQZ7224460001,H01,2021-01-01,,both");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240 expected valid");

    device("ZK-01,zkteco,CQZ7224460001,H01,2021-01-01,,out");
    assertThat(world.checkIns()).allMatch(line -> line.contains(" OUT "));
    world.isWhatARebuildGives();
  }

  @Test
  void findsTheInstantAnewWhenTheZoneOfTheTerminalChanges() throws SQLException {
    Town.settled(world).delivers(FRONT, DAY_IN, "101 out 2021-11-05T12:30:00 +08:00");
    world.imports(
        ImportKind.DEVICES,
        "device_id,protocol,serial,home,from,time_zone",
        "ZK-01,zkteco,CQZ7224460001,H01,2021-01-01,Asia/Tokyo");
    assertThat(world.days())
        .as("one hour earlier by the terminal's clock, unless it said its offset itself")
        .containsExactly("H01 2021-11-05 P001 FULL_DAY 300 expected valid");
    world.isWhatARebuildGives();
  }

  @Test
  void keepsWhatComesFromAClockThatIsWrongUntilSomebodyReleasesIt() throws SQLException {
    Town.settled(world);
    world.clock().set(Instant.parse("2021-11-05T00:24:59Z"));
    long early = world.delivers(FRONT, DAY_IN, "102 in 2021-11-05T08:29:59");
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T08:29:59 102 IN COUNTED P002",
            "H01 2021-11-05T08:30 101 IN CLOCK_SKEW P001");
    assertThat(outcome(early)).isEqualTo(new Outcome(1, 0, 1, true));

    world.releases(early, 0);
    world.releases(early, 0);
    assertThat(world.checkIns()).contains("H01 2021-11-05T08:30 101 IN COUNTED P001");
    assertThat(world.days()).hasSize(2);
    world.isWhatARebuildGives();
  }

  @Test
  void keepsWhatIsStaleUntilSomebodyReleasesIt() throws SQLException {
    Town.settled(world);
    world.clock().set(Instant.parse("2021-11-05T00:30:00Z").plus(Duration.ofDays(95)));
    world.delivers(FRONT, DAY_IN);
    world.clock().advance(Duration.ofMillis(1));
    long stale = world.delivers(FRONT, "102 in 2021-11-05T08:30:00");
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T08:30 101 IN COUNTED P001", "H01 2021-11-05T08:30 102 IN STALE P002");
    world.releases(stale, 0);
    assertThat(world.checkIns()).contains("H01 2021-11-05T08:30 102 IN COUNTED P002");
    world.isWhatARebuildGives();
  }

  @Test
  void lettingGoOfSomethingThatIsNotHeldChangesNothing() throws SQLException {
    Town.settled(world);
    long position = world.delivers(FRONT, DAY_IN);
    world.releases(position, 0);
    world.releases(position, 7);
    world.releases(99, 0);
    assertThat(world.checkIns()).containsExactly("H01 2021-11-05T08:30 101 IN COUNTED P001");
    world.isWhatARebuildGives();
  }

  @Test
  void judgesTheClockByThePolicyAtTheReceiptAndByNoLaterOne() throws SQLException {
    Town.devices(world);
    world.clock().set(Instant.parse("2021-11-08T00:30:00Z"));
    world.delivers(FRONT, DAY_IN, DAY_OUT);
    world.sets(staleAfter(Duration.ofDays(2)));
    world.delivers(FRONT, "102 in 2021-11-05T08:30:00");
    world.sets(Parameters.standard());
    world.delivers(FRONT, "102 out 2021-11-05T12:30:00");
    world.sets(staleAfter(Duration.ofDays(1)));

    credential("home:H01,101,P001,2021-01-01,");
    credential("home:H01,102,P002,2021-01-01,");
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T08:30 101 IN COUNTED P001",
            "H01 2021-11-05T08:30 102 IN STALE P002",
            "H01 2021-11-05T12:30 101 OUT COUNTED P001",
            "H01 2021-11-05T12:30 102 OUT COUNTED P002");
    world.isWhatARebuildGives();
  }

  @Test
  void takesAnyYearThatATerminalCanShow() throws SQLException {
    Town.settled(world);
    world.sets(
        new Parameters(Optional.empty(), Duration.ofDays(20_000), Duration.ofMinutes(2), 240, 120));
    device("ZK-00,zkteco,CQZ0,H01,1900-01-01,,terminal");
    world.delivers(
        new DeviceKey("zkteco", "CQZ0"),
        "101 in 1970-01-01T00:00:00",
        "101 in 1969-12-31T23:59:59",
        "101 in 2000-02-29T08:30:00",
        "101 in 2063-11-05T08:30:00",
        "101 in 0001-01-01T00:00:00",
        "101 in 9999-12-31T23:59:59");
    assertThat(world.checkIns())
        .containsExactly(
            "- 0001-01-01T00:00 101 IN UNKNOWN_DEVICE",
            "H01 1969-12-31T23:59:59 101 IN UNKNOWN_CREDENTIAL",
            "H01 1970-01-01T00:00 101 IN UNKNOWN_CREDENTIAL",
            "H01 2000-02-29T08:30 101 IN UNKNOWN_CREDENTIAL",
            "H01 2063-11-05T08:30 101 IN COUNTED P001",
            "H01 9999-12-31T23:59:59 101 IN CLOCK_SKEW P001");
    world.isWhatARebuildGives();
  }

  @Test
  void believesTheTerminalsOwnOffsetMoreThanTheRegistry() {
    Town.settled(world)
        .delivers(FRONT, "101 in 2021-11-05T00:30:00 Z", "102 in 2021-11-05T08:30:00");
    assertThat(world.days())
        .containsExactly(
            "H01 2021-11-05 P001 INCOMPLETE 0 expected",
            "H01 2021-11-05 P002 INCOMPLETE 0 expected");
  }

  @Test
  void keepsWhatNobodyCouldReadWithItsTextAndItsProblem() {
    Town.settled(world);
    long position =
        world.delivers(
            FRONT, List.of(Punches.of(DAY_IN), Punches.rejected("101\t点名", "the time is missing")));
    assertThat(outcome(position)).isEqualTo(new Outcome(1, 0, 1, true));
    List<MalformedReads.Malformed> kept =
        world.reads((connection, symbols, homes) -> MalformedReads.page(connection, 0, 0, 10));
    assertThat(kept)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.position()).isEqualTo(position);
              assertThat(row.item()).isEqualTo(1);
              assertThat(row.raw()).isEqualTo("101\t点名");
              assertThat(row.problem()).isEqualTo("the time is missing");
            });
  }

  @Test
  void ignoresWhatIsNoCheckInWhereItCounts() {
    Town.settled(world);
    long position =
        world.delivers(
            SECOND,
            List.of(
                new DeviceEvent.Operated("4", Optional.empty(), "OPLOG 4"),
                new DeviceEvent.Dropped(1, 2)));
    assertThat(outcome(position)).isEqualTo(new Outcome(0, 0, 0, true));
    assertThat(world.checkIns()).isEmpty();
  }

  private Outcome outcome(long position) {
    return world.projection().outcome(position).orElseThrow();
  }

  private void credential(String row) {
    world.imports(ImportKind.CREDENTIALS, CREDENTIALS_HEADER, row);
  }

  private void device(String row) {
    world.imports(ImportKind.DEVICES, DEVICES_HEADER, row);
  }

  private static Parameters staleAfter(Duration age) {
    return new Parameters(Optional.of(age), Duration.ofMinutes(5), Duration.ofMinutes(2), 240, 120);
  }
}
