package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.Method;
import org.rollcall.device.hikvision.AccessEventTable.Meaning;

class AccessEventTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CARD     | 1 2
          FINGER   | 38 40 69
          FACE     | 54 57 60 75 77 105
          PASSWORD | 101 181
          QR       | 156
          OTHER    | 153 226 227
          """)
  void letsInByTheMinorNumber(Method method, String minors) {
    for (String minor : minors.split(" ")) {
      assertThat(of(5, Integer.parseInt(minor))).isEqualTo(new Meaning.Granted(method));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refused- | 6 8 9 39 76 80 104 151
          door-    | 21 22 23 24 25 26
          bell     | 37
          """)
  void letsNobodyInByTheOthers(String prefix, String minors) {
    for (String minor : minors.split(" ")) {
      Meaning meaning = of(5, Integer.parseInt(minor));
      assertThat(meaning).isInstanceOf(Meaning.Noted.class);
      assertThat(((Meaning.Noted) meaning).code()).startsWith(prefix);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void knowsEveryMinorThatASimulatedTerminalSends(Method method) {
    assertThat(of(5, AccessEventTable.minor(method))).isInstanceOf(Meaning.Granted.class);
  }

  @Test
  void letsNobodyInUnderAnotherMajor() {
    for (int major = 0; major < 10; major++) {
      for (int minor = 0; minor < 300; minor++) {
        assertThat(major != 5 && of(major, minor) instanceof Meaning.Granted).isFalse();
      }
    }
    assertThat(of(2, 39)).isEqualTo(new Meaning.Noted("exception-39"));
    assertThat(of(7, 75)).isEqualTo(new Meaning.Unknown());
  }

  private static Meaning of(int major, int minor) {
    return AccessEventTable.of(OptionalInt.of(major), OptionalInt.of(minor));
  }
}
