package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownTest {

  @ParameterizedTest
  @CsvSource({
    "1000000, 64, 16, 64",
    "1000000, 1000, 59, 1000",
    "5000, 8, 8, 8",
    "5000000, 64, 72, 72",
    "1, 1, 1, 1"
  })
  void hasRoomForTheEventsAndATerminalForEachConnection(
      long events, int connections, int homes, int terminals) {
    assertThat(Town.of(events, connections)).isEqualTo(new Town(homes, terminals));
  }

  @Test
  void sharesThePeopleOfAHomeAmongItsTerminals() {
    Town town = new Town(3, 10);
    for (int home = 0; home < town.homes(); home++) {
      List<Integer> served = new ArrayList<>();
      for (int terminal = 0; terminal < town.terminals(); terminal++) {
        if (town.homeOf(terminal) == home) {
          int[] people = town.peopleAt(terminal);
          assertThat(people).isNotEmpty();
          IntStream.of(people).forEach(served::add);
        }
      }
      assertThat(served)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, Town.PEOPLE_PER_HOME).boxed().toList());
    }
  }

  @Test
  void refusesTerminalsThatNobodyWouldUse() {
    assertThatThrownBy(() -> new Town(1, 18)).hasMessageContaining("18 terminals");
    assertThatThrownBy(() -> new Town(4, 3)).hasMessageContaining("4 homes");
  }

  @Test
  void writesTheFilesInTheOrderInWhichTheyBuildOnEachOther() {
    Map<String, String> files = new Town(2, 4).files(3);
    assertThat(files.keySet())
        .containsExactly("org-units", "persons", "enrolments", "devices", "credentials");
    assertThat(files.getOrDefault("devices", "").lines())
        .hasSize(1 + 4 + 3)
        .contains("ZK-2,zkteco,BENCH00002,B002,2021-01-04,terminal");
    assertThat(files.getOrDefault("credentials", "").lines())
        .hasSize(1 + 34)
        .contains("home:B002,101,P00018,2021-01-04");
  }
}
