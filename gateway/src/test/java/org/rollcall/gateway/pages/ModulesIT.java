package org.rollcall.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure modules of the pages, called in the browser one by one. */
@ExtendWith(Chromium.class)
final class ModulesIT {

  @ParameterizedTest(name = "{0} found by {1}: {2}")
  @CsvSource({
    "张*三, 张, true",
    "张*三, 张三, true",
    "张*三, 张小三, true",
    "张*三, 张大小三, true",
    "张*三, 张*三, true",
    "张*三, '', true",
    "张*三, 李, false",
    "张*三, 三张, false",
    "丁*, 丁一, true",
    "丁*, 一丁, false",
    "丁*, (, false",
    "(丁, (, true",
  })
  void findsMaskedNames(String name, String search, boolean found, Tab tab) {
    assertThat(call(tab, "/model/board.js", "m.matches(a[0], a[1])", name, search))
        .isEqualTo(found);
  }

  @ParameterizedTest(name = "minute of {1} on {0}")
  @CsvSource({
    "2026-11-24, 2026-11-24T08:21:00+08:00, 501",
    "2026-11-24, 2026-11-24T00:21:40Z, 501",
    "2026-11-24, 2026-11-25T06:00:00+08:00, 1800",
    "2026-11-24, 2026-11-23T15:59:00Z, -1",
    "2026-03-01, 2026-02-28T23:00:00+08:00, -60",
  })
  void readsTimesInTheZoneOfTheHome(String date, String time, int minute, Tab tab) {
    assertThat(call(tab, "/model/time.js", "m.minuteOn(a[0], a[1])", date, time)).isEqualTo(minute);
  }

  @ParameterizedTest(name = "{0} in pieces of {1}")
  @CsvSource({
    "'event: change\nid: 7\ndata: {}\n\n', 100",
    "'event: change\nid: 7\ndata: {}\n\n', 1",
    "'event: change\r\nid: 7\r\ndata: {}\r\n\r\n', 3",
    "'event: change\rid: 7\rdata: {}\r\r', 2",
    "': ping\n\nretry: 5\nevent: change\nid: 7\ndata:{}\n\n', 4",
  })
  void readsAnEventHoweverItsStreamIsCut(String stream, int size, Tab tab) {
    String body =
        """
        (() => {
          const events = [];
          const stream = new m.EventStream((event) => events.push(event));
          for (let at = 0; at < a[0].length; at += a[1]) stream.push(a[0].slice(at, at + a[1]));
          return events;
        })()\
        """;
    assertThat(call(tab, "/server/event-stream.js", body, stream, size))
        .isEqualTo(List.of(Map.of("type", "change", "data", "{}", "id", "7")));
  }

  @Test
  void drawsAMissingCheckOutAsAPointAndNeverGuesses(Tab tab) {
    String fact =
        "m.factOf('2026-11-24', {in: '2026-11-24T08:00:00+08:00', out: null, presence: a[0]}, a[1])";
    assertThat(call(tab, "/model/track.js", fact, "PRESENT", 600))
        .isEqualTo(Map.of("from", 480, "to", 600));
    assertThat(call(tab, "/model/track.js", fact + ".to === undefined", "ABSENT", 600))
        .isEqualTo(true);
  }

  /** The value of an expression over the module {@code m} and the arguments {@code a}. */
  private static Object call(Tab tab, String module, String expression, Object... arguments) {
    tab.open("/");
    String function =
        "async (a) => { const m = await import('%s'); return %s; }".formatted(module, expression);
    return tab.page().evaluate(function, List.of(arguments));
  }
}
