package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.ServiceTally;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;

/** What a lock keeps: one text for one meaning, for ever. */
class MonthSnapshotTest {
  private static final MonthSnapshot SNAPSHOT =
      new MonthSnapshot(
          new HomeMonth(
              "H01",
              YearMonth.of(2021, 11),
              0b111,
              0b1,
              List.of(
                  new PersonMonth(
                      "P001",
                      0b1111,
                      0b111,
                      0b100,
                      0,
                      List.of(
                          new DayLine(
                              1,
                              DayState.FULL_DAY,
                              2,
                              240,
                              true,
                              false,
                              List.of(new ServiceTally("CARE", 1, 1, 240))))))),
          2,
          "standard.8fde9f5f",
          "cn-2026.0835579f",
          17,
          Optional.empty(),
          Optional.of("abc"));

  /** Byte by byte: whoever changes this text makes every hash that was ever published wrong. */
  private static final String TEXT =
      "{\"calendarVersion\":\"cn-2026.0835579f\",\"content\":{\"home\":\"H01\",\"month\":\"2021-11\","
          + "\"openDays\":7,\"people\":[{\"days\":[{\"credit\":2,\"day\":1,\"manual\":false,"
          + "\"minutes\":240,\"services\":[{\"count\":1,\"minutes\":240,\"sessions\":1,"
          + "\"type\":\"CARE\"}],\"state\":\"FULL_DAY\",\"valid\":true}],\"enrolledDays\":15,"
          + "\"excusedDays\":4,\"expectedDays\":7,\"person\":\"P001\",\"residentDays\":0}],"
          + "\"reportedDays\":1},\"position\":17,\"previous\":null,\"revision\":2,"
          + "\"ruleVersion\":\"standard.8fde9f5f\",\"supersedes\":\"abc\"}";

  @Test
  void writesTheSameTextForEver() {
    assertThat(SNAPSHOT.text()).isEqualTo(TEXT);
    assertThat(CanonicalJson.hash(TEXT))
        .isEqualTo("1e1ca4f51faea0887fbcc44df5c8f940475cf72bea6720859048a46226ea3c76");
  }

  @Test
  void readsWhatItWrote() {
    assertThat(MonthSnapshot.read(TEXT)).isEqualTo(SNAPSHOT);
  }

  @Test
  void refusesWhatIsNoSnapshot() {
    for (String text : List.of("", "{", "{}", "[]", "null")) {
      assertThatThrownBy(() -> MonthSnapshot.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void sortsMembersAndEscapesOnlyWhatItMust() {
    assertThat(
            CanonicalJson.write(
                Map.of("ｂ", 1, "a", List.of(true, "点\n\"\\\u0001/"), "B", Optional.empty())))
        .isEqualTo("{\"B\":null,\"a\":[true,\"点\\n\\\"\\\\\\u0001/\"],\"ｂ\":1}");
    assertThatThrownBy(() -> CanonicalJson.write(Map.of("a", 1.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
