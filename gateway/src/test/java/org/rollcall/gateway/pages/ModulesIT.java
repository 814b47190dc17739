package org.rollcall.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pure modules of the pages, called in the browser one by one. */
@ExtendWith(Chromium.class)
final class ModulesIT {

  @Test
  void findsMaskedNames(Tab tab) {
    String table =
        """
        张*三 | 张     | true
        张*三 | 张三   | true
        张*三 | 张小三 | true
        张*三 | 张大小三 | true
        张*三 | 张*三  | true
        张*三 |        | true
        张*三 | 李     | false
        张*三 | 三张   | false
        丁*   | 丁一   | true
        丁*   | 一丁   | false
        丁*   | (      | false
        (丁   | (      | true
        """;
    assertTable(tab, "/model/board.js", "String(m.matches(a[0], a[1]))", table);
  }

  @Test
  void readsTimesInTheZoneOfTheHome(Tab tab) {
    String table =
        """
        2026-11-24 | 2026-11-24T08:21:00+08:00 | 501
        2026-11-24 | 2026-11-24T00:21:40Z      | 501
        2026-11-24 | 2026-11-25T06:00:00+08:00 | 1800
        2026-11-24 | 2026-11-23T15:59:00Z      | -1
        2026-03-01 | 2026-02-28T23:00:00+08:00 | -60
        """;
    assertTable(tab, "/model/time.js", "String(m.minuteOn(a[0], a[1]))", table);
  }

  @Test
  void readsAnEventHoweverItsStreamIsCut(Tab tab) {
    String read =
        """
        (() => {
          const events = [];
          const stream = new m.EventStream((event) => events.push(event));
          const text = a[0].replaceAll('~', '\\n').replaceAll('^', '\\r');
          for (let at = 0; at < text.length; at += Number(a[1])) stream.push(text.slice(at, at + Number(a[1])));
          return events.map(({type, data, id}) => type + ' ' + id + ' ' + data).join();
        })()\
        """;
    String table =
        """
        event: change~id: 7~data: {}~~                   | 100 | change 7 {}
        event: change~id: 7~data: {}~~                   | 1   | change 7 {}
        event: change^~id: 7^~data: {}^~^~               | 3   | change 7 {}
        event: change^id: 7^data: {}^^                   | 2   | change 7 {}
        : ping~~retry: 5~event: change~id: 7~data:{}~~   | 4   | change 7 {}
        id: 7~data: {}~~data: []~~                       | 5   | message 7 {},message 7 []
        """;
    assertTable(tab, "/server/event-stream.js", read, table);
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

  /** Each line: arguments, and last the text the expression must give. */
  private static void assertTable(Tab tab, String module, String expression, String table) {
    for (String line : table.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      Object[] arguments = Arrays.stream(cells, 0, cells.length - 1).map(String::strip).toArray();
      assertThat(call(tab, module, expression, arguments))
          .as(line)
          .isEqualTo(cells[cells.length - 1].strip());
    }
  }

  /** The value of an expression over the module {@code m} and the arguments {@code a}. */
  private static Object call(Tab tab, String module, String expression, Object... arguments) {
    if (!tab.isOpen()) {
      tab.open("/");
    }
    String function =
        "async (a) => { const m = await import('%s'); return %s; }".formatted(module, expression);
    return tab.page().evaluate(function, List.of(arguments));
  }
}
