package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceKey;

class RegistryTest {
  private static final LocalDate DATE = LocalDate.of(2021, 3, 5);

  private final Registry world = ImportWorld.registry();

  @Test
  void findsTheHomesUnderAnyUnit() {
    assertThat(world.homesUnder("990100"))
        .extracting(OrgUnit::code)
        .containsExactly("H01", "H02", "H03", "C01");
    assertThat(world.homesUnder("990100002"))
        .extracting(OrgUnit::code)
        .containsExactly("H02", "H03");
    assertThat(world.homesUnder("H01")).extracting(OrgUnit::code).containsExactly("H01");
    assertThat(world.homesUnder("nowhere")).isEmpty();
  }

  @Test
  void climbsFromAHomeToItsTownshipAndFederation() {
    assertThat(world.lineage("H01"))
        .extracting(OrgUnit::code)
        .containsExactly("H01", "990100001", "990100");
    assertThat(world.ancestorOfKind("H01", OrgUnitKind.TOWNSHIP).map(OrgUnit::code))
        .contains("990100001");
    assertThat(world.ancestorOfKind("H01", OrgUnitKind.HOME).map(OrgUnit::code)).contains("H01");
    assertThat(world.ancestorOfKind("C01", OrgUnitKind.TOWNSHIP)).isEmpty();
    assertThat(world.children("990100"))
        .extracting(OrgUnit::code)
        .containsExactly("990100001", "990100002", "C01");
  }

  @Test
  void takesTheTargetOfTheNearestUnitThatHasOne() {
    Registry more =
        ImportWorld.imported(
            world,
            ImportKind.TARGETS,
            """
            indicator,org_unit,from,to,target
            ATTENDANCE_RATE,990100001,2021-02-01,2021-03-01,80
            """
                .getBytes(UTF_8));

    assertThat(target(more, "H01", LocalDate.of(2021, 2, 28))).contains(80);
    assertThat(target(more, "H01", LocalDate.of(2021, 3, 1))).contains(90);
    assertThat(target(more, "H02", LocalDate.of(2021, 2, 28))).contains(90);
    assertThat(target(more, "H01", LocalDate.of(2022, 1, 1))).isEmpty();
  }

  @Test
  void countsAStayOfOneDay() {
    assertThat(world.enrolment("P002", "H03", DATE)).isPresent();
    assertThat(world.enrolment("P002", "H03", DATE.plusDays(1))).isEmpty();
  }

  @Test
  void readsWhatAnOpeningDeclares() {
    Registry more =
        ImportWorld.imported(
            world,
            ImportKind.OPENINGS,
            "home,date,open\nH01,2021-03-06,1\nH01,2021-03-08,0\n".getBytes(UTF_8));

    assertThat(more.declaredOpen("H01", LocalDate.of(2021, 3, 6))).contains(true);
    assertThat(more.declaredOpen("H01", LocalDate.of(2021, 3, 8))).contains(false);
    assertThat(more.declaredOpen("H01", LocalDate.of(2021, 3, 7))).isEmpty();
    assertThat(world.declaredOpen("H01", LocalDate.of(2021, 3, 6))).isEmpty();
  }

  @Test
  void recognisesADeviceByItsToken() {
    String hash = ImportWorld.SEALER.hash(Device.TOKEN_PURPOSE, "invented-token-0001");

    assertThat(world.deviceByTokenHash(hash).map(Device::id)).contains("J1");
    assertThat(world.deviceByTokenHash("h1:other")).isEmpty();
  }

  @Test
  void knowsADeviceThatIsNoLongerAnywhere() {
    DeviceKey key = new DeviceKey("zkteco", "RCT0000002");

    assertThat(world.device(key, LocalDate.of(2021, 6, 1))).isEmpty();
    assertThat(world.latestDevice(key).map(Device::home)).contains("H02");
    assertThat(world.latestDevice(new DeviceKey("json", "RCT0000002"))).isEmpty();
  }

  @Test
  void opensAPersonsCertificateForWhoHasTheKey() {
    Person person = world.person("P001").orElseThrow();

    assertThat(person.certificate().map(ImportWorld.SEALER::open)).contains("33068318880214001152");
    assertThat(person).hasToString("Person[P001]");
    assertThat(world.personsOfHousehold("990100001"))
        .extracting(Person::id)
        .containsExactly("P001", "P003");
  }

  @Test
  void keepsEveryHomesTimeInOnePlace() {
    assertThat(world.zone("H01")).isEqualTo(ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void leavesTheSnapshotBeforeAChangeAlone() {
    Registry closed =
        ImportWorld.imported(
            world,
            ImportKind.ORG_UNITS,
            "code,name,kind,parent\nH01,新名,home,990100001\n".getBytes(UTF_8));

    assertThat(closed.orgUnit("H01").map(OrgUnit::name)).contains("新名");
    assertThat(world.orgUnit("H01").map(OrgUnit::name)).contains("东溪残疾人之家");
  }

  @Test
  void refusesRowsThatTheLedgerKeeps() {
    assertThatThrownBy(() -> world.with(ImportKind.LEAVES, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leaves are kept in the ledger");
  }

  private static Optional<Integer> target(Registry registry, String home, LocalDate date) {
    return registry.targetFor("ATTENDANCE_RATE", home, date).map(Target::percent);
  }
}
