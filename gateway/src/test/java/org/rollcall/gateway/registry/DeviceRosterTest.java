package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.DeviceKey;

/** Whom a terminal should know, by enrolments and the scopes of numbers. */
class DeviceRosterTest {

  /**
   * P1 is enrolled until the 10th, P2 from the 5th on, P3 at the other home, P4 nowhere. Number 1
   * is another's on this device; 2 is P2's at the home, and P1's everywhere else.
   */
  private static final Registry REGISTRY =
      registry(
          ImportKind.ORG_UNITS,
          """
          code,name,kind,parent,from,to,mode
          F,残联,federation,,,,
          T,街道,township,F,,,
          H1,之家一,home,T,2021-01-01,,day
          H2,之家二,home,T,2021-01-01,,day
          """,
          ImportKind.PERSONS,
          "person_id,name\nP1,张三\nP2,李四\nP3,王五\nP4,赵六\n",
          ImportKind.ENROLMENTS,
          """
          person_id,home,from,to,mode,weekly_plan
          P1,H1,2021-11-01,2021-11-10,day,12345
          P2,H1,2021-11-05,,day,12345
          P3,H2,2021-11-01,,day,12345
          """,
          ImportKind.DEVICES,
          "device_id,protocol,serial,home,from,to\nZ1,zkteco,S1,H1,2021-01-01,\n",
          ImportKind.CREDENTIALS,
          """
          scope,number,person_id,from,to
          device:Z1,1,P2,2021-01-01,
          home:H1,1,P1,2021-01-01,
          home:H1,2,P2,2021-01-01,
          *,2,P1,2021-01-01,
          *,3,P3,2021-01-01,
          *,4,P1,2021-01-01,2021-11-03
          home:H2,5,P1,2021-01-01,
          home:H1,6,P4,2021-01-01,
          *,7,P1,2021-01-01,
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021-10-31 |                     | nobody is enrolled
          2021-11-01 | 4 张三, 7 张三      | P2 is not, so 1 and 2 mean nobody who should be here
          2021-11-03 | 7 张三              | number 4 has ended
          2021-11-05 | 1 李四, 2 李四, 7 张三 | the device's own number goes before the home's
          2021-11-10 | 1 李四, 2 李四      | P1 has left
          """)
  void holdsWhoIsEnrolledUnderTheNearestNumber(LocalDate date, String expected, String why) {
    assertThat(
            roster(date).holders().stream()
                .map(holder -> holder.entry().number() + " " + holder.entry().name())
                .collect(Collectors.joining(", ")))
        .as(why)
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void knowsNumbersThatEverMeantSomebodyHere() {
    DeviceRoster roster = roster(LocalDate.of(2021, 11, 10));

    assertThat(roster.knows("4")).isTrue();
    assertThat(roster.knows("3")).as("of somebody elsewhere").isTrue();
    assertThat(roster.knows("6")).as("of somebody nowhere").isTrue();
    assertThat(roster.knows("5")).as("another home's number").isFalse();
    assertThat(roster.knows("99")).isFalse();
    assertThat(roster.lastHolder("4")).contains("P1");
    assertThat(roster.lastHolder("1")).contains("P2");
  }

  private static DeviceRoster roster(LocalDate date) {
    Device place = REGISTRY.device(new DeviceKey("zkteco", "S1"), date).orElseThrow();
    return new DeviceRoster(REGISTRY, place, date);
  }

  /** Kinds and files in turn. */
  private static Registry registry(Object... kindsAndFiles) {
    Registry registry = Registry.empty();
    for (int i = 0; i < kindsAndFiles.length; i += 2) {
      byte[] csv = ((String) kindsAndFiles[i + 1]).getBytes(StandardCharsets.UTF_8);
      registry = ImportWorld.imported(registry, (ImportKind) kindsAndFiles[i], csv);
    }
    return registry;
  }
}
