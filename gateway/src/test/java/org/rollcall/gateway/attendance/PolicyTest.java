package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Policy STANDARD = Policy.standard();

  @Test
  void startsFromTheDefinitions() {
    assertThat(STANDARD.burstWindow()).hasSeconds(120);
    assertThat(STANDARD.fullDayMinutes()).isEqualTo(240);
    assertThat(STANDARD.halfDayMinutes()).isEqualTo(120);
    assertThat(STANDARD.dayBoundary()).isEqualTo(LocalTime.of(4, 0));
    assertThat(STANDARD.sessionMax()).hasHours(16);
    assertThat(STANDARD.grace()).hasMinutes(10);
    assertThat(STANDARD.directionPolicy()).isEqualTo(DirectionPolicy.FIRST_LAST);
    assertThat(STANDARD.serviceMinutesMin("REHAB")).isEqualTo(30);
    assertThat(STANDARD.qualifiedPercent()).isEqualTo(80);
  }

  @Test
  void neverGivesTwoSetsOfParametersOneRuleVersion() {
    assertThat(STANDARD.ruleVersion()).matches("standard\\.[0-9a-f]{8}");
    assertThat(
            List.of(
                STANDARD.ruleVersion(),
                STANDARD.withBurstWindow(Duration.ofMinutes(1)).ruleVersion(),
                STANDARD.withDayMinutes(300, 120).ruleVersion(),
                STANDARD.withDayMinutes(240, 100).ruleVersion(),
                STANDARD.withDirectionPolicy(DirectionPolicy.ALTERNATE).ruleVersion(),
                STANDARD.withServiceMinutes(30, Map.of("CULT", 20)).ruleVersion(),
                STANDARD.withVersion("2022").ruleVersion()))
        .doesNotHaveDuplicates();
  }

  @Test
  void givesOneSetOneRuleVersionWhateverTheOrderOfItsMap() {
    Map<String, Integer> falling = new TreeMap<>((a, b) -> b.compareTo(a));
    falling.putAll(Map.of("CULT", 20, "WORK", 60));
    assertThat(STANDARD.withServiceMinutes(30, falling).ruleVersion())
        .isEqualTo(STANDARD.withServiceMinutes(30, new TreeMap<>(falling)).ruleVersion());
    assertThat(STANDARD.withServiceMinutes(30, falling).serviceMinutesMin("CULT")).isEqualTo(20);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> STANDARD.withDayMinutes(100, 120))
        .hasMessage("policy: fullDayMinutes must be at least half a day's");
    assertThatThrownBy(() -> STANDARD.withDayMinutes(240, 0))
        .hasMessage("policy: halfDayMinutes must be positive");
    assertThatThrownBy(() -> STANDARD.withBurstWindow(Duration.ofSeconds(-1)))
        .hasMessage("policy: burstWindow must not be negative");
    assertThatThrownBy(() -> STANDARD.withVersion(" "))
        .hasMessage("policy: version must not be blank");
    assertThatThrownBy(() -> STANDARD.withServiceMinutes(-1, Map.of()))
        .hasMessage("policy: serviceMinutesMin must not be negative");
    assertThatThrownBy(() -> STANDARD.withServiceMinutes(30, Map.of("CULT", -5)))
        .hasMessage("policy: serviceMinutesMinByType must not be negative");
  }
}
