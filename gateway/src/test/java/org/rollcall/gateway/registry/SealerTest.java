package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final String NUMBER = "33068318990101001452";

  private final SealingKey key = SealingKey.random();
  private final Sealer sealer = new Sealer(key);

  @Property
  void opensWhatItSealed(@ForAll String text) {
    String whole = new String(text.getBytes(UTF_8), UTF_8);

    assertThat(sealer.open(sealer.seal(whole))).isEqualTo(whole);
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(sealer.seal(NUMBER)).isNotEqualTo(sealer.seal(NUMBER));
  }

  @Test
  void opensWithAnotherSealerOfTheSameKey() {
    assertThat(new Sealer(key).open(sealer.seal(NUMBER))).isEqualTo(NUMBER);
  }

  @Property(tries = 200)
  void refusesAnAlteredTextInWords(@ForAll @IntRange(max = 60) int place) {
    String text = sealer.seal(NUMBER).text();
    int at = Sealed.PREFIX.length() + place % (text.length() - Sealed.PREFIX.length() - 1);
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    Sealed altered = new Sealed(text.substring(0, at) + other + text.substring(at + 1));

    assertThatThrownBy(() -> sealer.open(altered))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("altered or sealed with another key");
  }

  @Test
  void refusesAnotherKeyInWords() {
    Sealed sealed = sealer.seal(NUMBER);

    assertThatThrownBy(() -> new Sealer(SealingKey.random()).open(sealed))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("check that the key file belongs");
  }

  @Test
  void refusesACutOrGarbledTextInWords() {
    assertThatThrownBy(() -> sealer.open(new Sealed("v1:AAAA")))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("cut short");
    assertThatThrownBy(() -> sealer.open(new Sealed("v1:" + "!".repeat(60))))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("garbled");
    assertThatThrownBy(() -> new Sealed(NUMBER)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashesEqualTextsEquallyForOnePurposeOnly() {
    assertThat(sealer.hash("token", "a text")).isEqualTo(new Sealer(key).hash("token", "a text"));
    assertThat(sealer.hash("token", "a text")).isNotEqualTo(sealer.hash("card", "a text"));
    assertThat(sealer.hash("token", "a text")).isNotEqualTo(sealer.hash("token", "a test"));
    assertThat(new Sealer(SealingKey.random()).hash("token", "a text"))
        .isNotEqualTo(sealer.hash("token", "a text"));
  }

  @Test
  void showsNothingOfASealedTextInLogs() {
    assertThat(sealer.seal(NUMBER)).hasToString("Sealed[…]");
  }
}
