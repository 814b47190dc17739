package org.rollcall.device.zkteco;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a terminal has said of itself that matters for its people and its counts.
 *
 * @param language the vendor's number of the language of its menu
 * @param capacity how many people it can hold
 * @param people how many people it holds
 * @param numberMaxChars how long a number may be
 * @param letters whether numbers may have letters
 */
record Traits(
    Dialect dialect,
    OptionalInt language,
    OptionalInt capacity,
    OptionalInt people,
    int numberMaxChars,
    boolean letters) {
  static final Charset GBK = Charset.forName("GBK");

  /** Terminals of before 2012; the others say how many. */
  private static final int DIGITS_USUAL = 9;

  private static final int DIGITS_MAX = 24;
  private static final int CHINESE = 83;

  /** The vendor counts in hundreds, some firmware in ones: what lies between may be either. */
  private static final int HUNDREDS_MAX = 100;

  private static final int ONES_MIN = 1_000;

  /** A terminal that has said nothing yet. */
  static Traits unknown() {
    return new Traits(
        Dialect.ATTENDANCE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        DIGITS_USUAL,
        false);
  }

  /** Terminals with a Chinese menu keep names in GBK, in either dialect; all others in UTF-8. */
  Charset charset() {
    return language.equals(OptionalInt.of(CHINESE)) ? GBK : StandardCharsets.UTF_8;
  }

  Traits as(Dialect other) {
    return new Traits(other, language, capacity, people, numberMaxChars, letters);
  }

  Traits speaking(Optional<String> number) {
    OptionalInt said = number.map(Wire::number).orElse(OptionalInt.empty());
    return said.isEmpty()
        ? this
        : new Traits(dialect, said, capacity, people, numberMaxChars, letters);
  }

  Traits holding(OptionalInt said) {
    return said.isEmpty()
        ? this
        : new Traits(dialect, language, capacity, said, numberMaxChars, letters);
  }

  /** With what a description adds; what it leaves out stays. */
  Traits described(Map<String, String> properties) {
    OptionalInt width = number(properties, "PIN2Width");
    boolean sensible = width.isPresent() && width.getAsInt() > 0 && width.getAsInt() <= DIGITS_MAX;
    Traits described =
        new Traits(
            dialect,
            language,
            first(capacity(properties), capacity),
            people,
            sensible ? width.getAsInt() : numberMaxChars,
            letters || number(properties, "IsSupportABCPin").equals(OptionalInt.of(1)));
    return described
        .holding(number(properties, "UserCount"))
        .speaking(property(properties, "Language"));
  }

  /** How many attendance records the terminal says it holds. */
  static OptionalInt records(Map<String, String> properties) {
    return number(properties, "TransactionCount");
  }

  private static OptionalInt capacity(Map<String, String> properties) {
    OptionalInt said = number(properties, "MaxUserCount");
    if (said.isEmpty() || said.getAsInt() <= 0) {
      return OptionalInt.empty();
    }
    int value = said.getAsInt();
    if (value <= HUNDREDS_MAX) {
      return OptionalInt.of(value * 100);
    }
    return value >= ONES_MIN ? said : OptionalInt.empty();
  }

  private static OptionalInt first(OptionalInt one, OptionalInt other) {
    return one.isPresent() ? one : other;
  }

  private static OptionalInt number(Map<String, String> properties, String key) {
    return property(properties, key).map(Wire::number).orElse(OptionalInt.empty());
  }

  private static Optional<String> property(Map<String, String> properties, String key) {
    return Optional.ofNullable(properties.get("~" + key))
        .or(() -> Optional.ofNullable(properties.get(key)));
  }
}
