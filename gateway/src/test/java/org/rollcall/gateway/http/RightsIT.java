package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.security.Rights;
import org.rollcall.gateway.table.TextTable;

/** Every operation of the contract, called by everybody: who gets what. */
@ExtendWith(OneGateway.class)
final class RightsIT {
  private static final TextTable CALLS = TextTable.of(RightsIT.class, "rights.txt");
  private static final TextTable SCOPES = TextTable.of(RightsIT.class, "scopes.txt");
  private static final List<String> CALLERS =
      List.of("nobody", "administrator", "installer", "manager", "township", "county", "auditor");

  private static Callers callers;

  @BeforeAll
  static void seed(RunningGateway gateway) throws IOException {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002");
    Seeds.people(gateway, "H02", "P003");
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
    Seeds.zktecoTerminal(gateway, "ZK-02", "GATE0002", "H02");
    String token = "token-of-the-terminal-J1";
    Seeds.jsonTerminal(gateway, "J1", "H01", token);
    Seeds.jsonTerminal(gateway, "J2", "H02", "token-of-the-terminal-J2");
    gateway.checkIn(token, List.of(Seeds.punch("7001", "in", "2021-05-05T08:30:00"))).ok();
    gateway
        .checkIn(
            "token-of-the-terminal-J2", List.of(Seeds.punch("7002", "in", "2021-05-05T08:30:00")))
        .ok();
    for (int knock = 1; knock <= 9; knock++) {
      RawSocket.send(
          gateway.devicePort(),
          "GET /iclock/getrequest?SN=NEW%d HTTP/1.1\r\nHost: x\r\n\r\n".formatted(knock));
    }
    gateway.awaitApplied();
    callers =
        new Callers(gateway)
            .with("installer", "installer")
            .with("installer of H01", "installer", "H01")
            .with("manager", "home-manager", "H01")
            .with("township", "township", "330683002")
            .with("county", "county", "330683")
            .with("auditor", "auditor")
            .with("auditor of H01", "auditor", "H01");
  }

  @TestFactory
  Stream<DynamicTest> letsEveryRoleDoWhatIsItsOwn(RunningGateway gateway) {
    return CALLS.rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> {
                      String answers =
                          CALLERS.stream()
                              .map(caller -> answer(gateway, caller, row))
                              .collect(Collectors.joining(" "));
                      assertThat(answers).isEqualTo(row.expected().replaceAll(" +", " "));
                    }));
  }

  private static String answer(RunningGateway gateway, String caller, TextTable.Row row) {
    int nth = CALLERS.indexOf(caller);
    String call = row.cell(1).replace("{n}", Integer.toString(nth));
    if (call.contains("{held}")) {
      call = call.replace("{held}", held(gateway));
    }
    for (String list : List.of("corrections", "leaves", "service-records")) {
      String first = "{first of " + list + "}";
      if (call.contains(first)) {
        call = call.replace(first, first(gateway, list));
      }
    }
    String body = row.cell(2).replace("{n}", Integer.toString(nth));
    return Integer.toString(callers.call(caller, call, body).status());
  }

  private static String first(RunningGateway gateway, String list) {
    return gateway.get("/api/v1/" + list + "?home=H01").list("items").get(0).getString("id");
  }

  /** What the terminal of H01 sent too late. */
  private static String held(RunningGateway gateway) {
    return gateway.get("/api/v1/quarantine").list("items").stream()
        .filter(item -> item.getString("device").equals("J1"))
        .map(item -> item.getString("id"))
        .findFirst()
        .orElse("1-1");
  }

  @Test
  void leavesNoOperationOutOfTheTable() {
    TreeSet<String> called = new TreeSet<>(List.of("live"));
    CALLS.rows().forEach(row -> called.add(row.name()));
    assertThat(Rights.read().operations()).isEqualTo(called);
    assertThat(Contract.read().operations())
        .extracting(Contract.Operation::id)
        .allSatisfy(operation -> assertThat(Rights.read().of(operation)).isPresent());
  }

  @Test
  void doesNotStartWithAnOperationThatNobodyDecidedAbout() {
    assertThatThrownBy(() -> Rights.read().requireAll(List.of("homeDay", "openSesame")))
        .hasMessageContaining("[openSesame]");
  }

  @TestFactory
  Stream<DynamicTest> keepsEverybodyWithinTheirUnits() {
    return SCOPES.rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name() + ": " + row.cell(1),
                    () ->
                        assertThat(callers.call(row.name(), row.cell(1), row.cell(2)).verdict())
                            .isEqualTo(row.expected())));
  }

  @Test
  void narrowsListsToTheUnits() {
    assertThat(items("manager", "/api/v1/persons", "person_id")).containsExactly("P001", "P002");
    assertThat(items("manager", "/api/v1/enrolments", "home")).containsOnly("H01");
    assertThat(items("manager", "/api/v1/credentials", "person_id")).containsOnly("P001", "P002");
    assertThat(items("manager", "/api/v1/devices", "home")).containsOnly("H01");
    assertThat(items("manager", "/api/v1/org-units", "code"))
        .containsExactly("330683", "330683002", "H01");
    assertThat(items("county", "/api/v1/org-units", "code")).hasSize(5);
    assertThat(items("county", "/api/v1/persons", "person_id")).hasSize(3);
    assertThat(items("installer of H01", "/api/v1/devices", "home")).containsOnly("H01");
  }

  @Test
  void showsAnInstallerNoBadgeOfAnybody() {
    List<String> seen =
        callers.call("installer", "GET /api/v1/quarantine", "").list("items").stream()
            .peek(
                item ->
                    assertThat(item.fieldNames())
                        .doesNotContain("number", "person", "raw")
                        .contains("device", "reason", "receivedAt"))
            .map(item -> item.getString("device"))
            .toList();
    assertThat(seen).contains("J2");
  }

  @Test
  void looksAtAParameterWhereverItStands() {
    String claim = "{\"home\":\"H02\"}";
    assertThat(
            callers
                .call("manager", "POST /api/v1/devices/waiting/zkteco/NEW9/claim?home=H01", claim)
                .verdict())
        .isEqualTo("403 OUTSIDE_YOUR_UNITS");
    assertThat(
            callers.call("manager", "GET /api/v1/homes/H01/days/2021-11-05?home=H02", "").verdict())
        .isEqualTo("403 OUTSIDE_YOUR_UNITS");
  }

  private static List<String> items(String caller, String path, String member) {
    return callers.call(caller, "GET " + path, "").list("items").stream()
        .map(item -> item.getString(member))
        .toList();
  }
}
