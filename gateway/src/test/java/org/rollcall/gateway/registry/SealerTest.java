package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

  @Property(tries = 200)
  void opensWhatAnyKeyOfTheRingSealed(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 5) int keys, @ForAll Random random) {
    String whole = new String(text.getBytes(UTF_8), UTF_8);
    List<SealingKey> ring = Stream.generate(SealingKey::random).limit(keys).toList();
    SealingKey one = ring.get(random.nextInt(keys));

    assertThat(new Sealer(new KeyRing(ring)).open(new Sealer(one).seal(whole))).isEqualTo(whole);
  }

  @Test
  void sealsWithTheNewestKeyAlone() {
    SealingKey newest = SealingKey.random();
    Sealed sealed = new Sealer(new KeyRing(List.of(key, newest))).seal(NUMBER);

    assertThat(sealed.keyId()).contains(newest.id());
    assertThat(new Sealer(newest).open(sealed)).isEqualTo(NUMBER);
    assertThatThrownBy(() -> sealer.open(sealed))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining(newest.id(), key.id());
  }

  @Test
  void opensWithTheOldestKeyWhatNamesNone() {
    Sealed nameless = new Sealed("v1:" + sealer.seal(NUMBER).secret());

    assertThat(new Sealer(new KeyRing(List.of(key, SealingKey.random()))).open(nameless))
        .isEqualTo(NUMBER);
    assertThatThrownBy(
            () -> new Sealer(new KeyRing(List.of(SealingKey.random(), key))).open(nameless))
        .isInstanceOf(SealingException.class);
  }

  @Test
  void findsAHashByAnyKeyTheNewestFirst() {
    Sealer both = new Sealer(new KeyRing(List.of(key, SealingKey.random())));

    assertThat(both.hashes("token", "a text"))
        .hasSize(2)
        .startsWith(both.hash("token", "a text"))
        .endsWith(sealer.hash("token", "a text"));
  }

  @Test
  void holdsEachKeyOnceAndNotTooMany() {
    assertThatThrownBy(() -> new KeyRing(List.of(key, key))).hasMessageContaining("twice");
    assertThatThrownBy(() -> new KeyRing(List.of())).hasMessageContaining("1 to 32 keys");
    List<SealingKey> many =
        Stream.generate(SealingKey::random).limit(KeyRing.KEYS_MAX + 1).toList();
    assertThatThrownBy(() -> new KeyRing(many)).hasMessageContaining("1 to 32 keys, not 33");
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
    int first = text.lastIndexOf(':') + 1;
    int at = first + place % (text.length() - first - 1);
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
        .hasMessageContaining("restore the key file");
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
