package org.rollcall.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

  @ParameterizedTest
  @CsvSource({"'',''", "李,*", "李四,李*", "张小三,张*三", "欧阳小三,欧*三", "𠮷田三,𠮷*三", "李𠮷,李*", "𠮷,*"})
  void showsTheEndsOfAName(String name, String shown) {
    assertThat(Masks.name(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "33068318990101001452,330683**************",
    "33068318990101001452B1,330683****************",
    "330683,******",
    "3306831,330683*"
  })
  void showsTheAreaOfACertificate(String number, String shown) {
    assertThat(Masks.certificate(number)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "13800001234,138****1234",
    "83000000,830*0000",
    "8300000,*******",
    "110,***"
  })
  void showsTheEndsOfAPhoneNumber(String number, String shown) {
    assertThat(Masks.phone(number)).isEqualTo(shown);
  }

  @Property
  void neverShowsAWholeText(@ForAll String text) {
    if (!text.isEmpty() && text.chars().noneMatch(c -> c == '*')) {
      assertThat(Masks.name(text)).contains("*");
      assertThat(Masks.certificate(text)).contains("*");
      assertThat(Masks.phone(text)).contains("*");
    }
  }
}
