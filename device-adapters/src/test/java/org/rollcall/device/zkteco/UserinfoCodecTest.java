package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.RosterPlan.Kind;

class UserinfoCodecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ADD    | ATTENDANCE | DATA UPDATE USERINFO PIN=7001<tab>Name=张三
          RENAME | ATTENDANCE | DATA UPDATE USERINFO PIN=7001<tab>Name=张三
          REMOVE | ATTENDANCE | DATA DELETE USERINFO PIN=7001
          ADD    | SECURITY   | DATA UPDATE user Pin=7001<tab>Name=张三
          REMOVE | SECURITY   | DATA DELETE user Pin=7001
          """)
  void saysChangesInTheWordsOfTheWire(Kind kind, Dialect dialect, String text) {
    assertThat(UserinfoCodec.command(kind, new RosterEntry("7001", "张三"), dialect))
        .isEqualTo(text.replace("<tab>", "\t"));
  }

  /** Language 83 is Chinese, and so GBK; everything else is UTF-8. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7001       | 张三         | Language=83                   |
          123456789  | 张三         | Language=83                   |
          1234567890 | 张三         | Language=83                   | the number has more than the 9 digits of this terminal
          12345      | 张三         | ~PIN2Width=5                  |
          123456     | 张三         | ~PIN2Width=5                  | the number has more than the 5 digits of this terminal
          12345678901234 | 张三     | ~PIN2Width=14                 |
          007        | 张三         | Language=83                   | the terminal would drop the zero that the number begins with
          0          | 张三         | Language=83                   | the terminal would drop the zero that the number begins with
          N7001      | 张三         | Language=83                   | this terminal takes numbers of digits only
          N7001      | 张三         | IsSupportABCPin=1             |
          N-7001     | 张三         | IsSupportABCPin=1             | this terminal takes numbers of digits only
          7001       | 一二三四五六七八九十一二 | Language=83       |
          7001       | 一二三四五六七八九十一二三 | Language=83     | the name takes 26 bytes in GBK, and the terminal keeps 24
          7001       | 一二三四五六七八 | Language=69               |
          7001       | 一二三四五六七八九 | Language=69             | the name takes 27 bytes in UTF-8, and the terminal keeps 24
          7001       | 𠮷田         | Language=83                   | the name has a character that GBK does not have
          7001       | 𠮷田         | Language=69                   |
          """)
  void objectsToWhatATerminalCannotKeep(String number, String name, String said, String objection) {
    String[] property = said.split("=");
    Traits traits = Traits.unknown().described(Map.of(property[0], property[1]));

    assertThat(UserinfoCodec.objection(new RosterEntry(number, name), traits).orElse(null))
        .isEqualTo(objection);
  }

  @Test
  void letsNoNameSmuggleAFieldOrACommandIn() {
    for (String name : List.of("张\tPri=14", "张\nC:9:CLEAR DATA", "张\r", "张\0")) {
      assertThat(UserinfoCodec.objection(new RosterEntry("7001", name), Traits.unknown()))
          .contains("the name has a control character in it");
    }
  }

  /** The vendor counts in hundreds, some firmware in ones. */
  @ParameterizedTest
  @CsvSource({"5,500", "50,5000", "100,10000", "3000,3000", "300,", "0,", "-1,", "many,"})
  void readsACapacityOnlyWhereItIsSure(String said, Integer capacity) {
    Traits traits = Traits.unknown().described(Map.of("~MaxUserCount", said));

    assertThat(traits.capacity().isPresent() ? traits.capacity().getAsInt() : null)
        .isEqualTo(capacity);
  }

  @ParameterizedTest
  @CsvSource({"GBK", "UTF-8"})
  void readsPeopleOfBothDialectsInTheTerminalsEncoding(Charset charset) {
    // These two characters of GBK are also two characters of UTF-8.
    String attendance =
        """
        OPLOG 4\t0\t2021-11-05 08:30:00\t0\t0\t0\t0
        USER PIN=7001\tName=联通\tPri=0\tPasswd=1\tCard=[15CD5B07]
        USER PIN=7002\tName=王小明\tPri=14\tPasswd=
        """;
    String security =
        """
        user uid=1\tcardno=\tpin=7001\tpassword=1\tname=联通\tprivilege=0
        Pin=7002\tCardNo=456\tName=王小明\tPrivilege=14""";
    List<HeldPeople.Person> people =
        List.of(
            new HeldPeople.Person(new RosterEntry("7001", "联通"), false),
            new HeldPeople.Person(new RosterEntry("7002", "王小明"), true));

    assertThat(UserinfoCodec.people(attendance.getBytes(charset), false, charset, 9))
        .isEqualTo(people);
    assertThat(UserinfoCodec.people(security.getBytes(charset), true, charset, 9))
        .isEqualTo(people);
    assertThat(UserinfoCodec.people(security.getBytes(charset), true, charset, 1)).hasSize(1);
  }

  @Property
  void neverThrowsOnAnyBody(@ForAll byte[] body, @ForAll boolean onlyPeople) {
    assertThat(UserinfoCodec.people(body, onlyPeople, Traits.GBK, 50)).hasSizeLessThan(51);
    assertThat(UserinfoCodec.people(body, onlyPeople, StandardCharsets.UTF_8, 50))
        .hasSizeLessThan(51);
  }

  @ParameterizedTest
  @CsvSource({"-1001,the terminal is full", "-1004,the terminal's settings have no place for this"})
  void tellsWhatARefusalMeans(int returned, String meaning) {
    assertThat(ReturnCode.meaning(returned)).contains(meaning);
    assertThat(ReturnCode.meaning(0)).isEmpty();
    assertThat(ReturnCode.meaning(-4711)).isPresent();
  }
}
