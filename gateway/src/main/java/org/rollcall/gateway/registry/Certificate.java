package org.rollcall.gateway.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a disability certificate number says: a citizen number (GB 11643-1999), a category, a level
 * and perhaps a re-issue.
 *
 * <pre>
 *  330683 18990101 001 4  5  2   B1
 *  area   birth    seq │  │  │   └ re-issue, B1 to B9, optional
 *                      │  │  └ level 1 (most severe) to 4
 *                      │  └ category 1 to 7
 *                      └ check, 0–9 or X
 * </pre>
 *
 * Any area is accepted: divisions come and go.
 */
public sealed interface Certificate {

  /** Everything is there and right. */
  record Valid(
      DisabilityCategory category, int level, LocalDate birthDate, Optional<String> reissue)
      implements Certificate {

    /** Levels 1 and 2 count as severe. */
    public boolean isSevere() {
      return level <= 2;
    }
  }

  /** A right citizen number without category and level. */
  record IdOnly(LocalDate birthDate) implements Certificate {}

  /** Not a certificate number. */
  record Invalid(Reason reason) implements Certificate {}

  /** The first thing that is wrong, in the order of the test. */
  enum Reason {
    LENGTH("has another length than 20 or 22 characters"),
    CHARACTERS("has characters other than digits and a final X"),
    DATE("holds a birth date that does not exist"),
    CHECK("has a wrong check character: one digit is mistyped"),
    CATEGORY("has a category other than 1 to 7"),
    LEVEL("has a level other than 1 to 4"),
    REISSUE("ends with something other than a re-issue B1 to B9");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The end of a sentence that starts with "a certificate number" or "this number". */
    public String sentence() {
      return sentence;
    }
  }

  int CITIZEN_CHARS = 18;

  /** Reads a number, never throws. Lower-case letters are taken as capitals. */
  static Certificate read(String text) {
    String number = canonical(text);
    int length = number.length();
    if (length != CITIZEN_CHARS && length != 20 && length != 22) {
      return new Invalid(Reason.LENGTH);
    }
    Optional<Reason> broken = brokenCitizen(number);
    if (broken.isPresent()) {
      return new Invalid(broken.get());
    }
    LocalDate birthDate = birthDate(number).orElseThrow();
    return length == CITIZEN_CHARS ? new IdOnly(birthDate) : readTail(number, birthDate);
  }

  /** The number as it is stored and compared. */
  static String canonical(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static Certificate readTail(String number, LocalDate birthDate) {
    Optional<DisabilityCategory> category = DisabilityCategory.of(number.charAt(18));
    int level = number.charAt(19) - '0';
    Optional<String> reissue = Optional.of(number.substring(20)).filter(tail -> !tail.isEmpty());
    if (category.isEmpty()) {
      return new Invalid(Reason.CATEGORY);
    }
    if (level < 1 || level > 4) {
      return new Invalid(Reason.LEVEL);
    }
    if (reissue.isPresent() && !reissue.get().matches("B[1-9]")) {
      return new Invalid(Reason.REISSUE);
    }
    return new Valid(category.get(), level, birthDate, reissue);
  }

  private static Optional<Reason> brokenCitizen(String number) {
    String citizen = number.substring(0, CITIZEN_CHARS);
    if (!citizen.matches("[0-9]{17}[0-9X]")) {
      return Optional.of(Reason.CHARACTERS);
    }
    if (birthDate(citizen).isEmpty()) {
      return Optional.of(Reason.DATE);
    }
    return citizen.charAt(17) == checkCharacter(citizen)
        ? Optional.empty()
        : Optional.of(Reason.CHECK);
  }

  private static Optional<LocalDate> birthDate(String number) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(number.substring(6, 10)),
              Integer.parseInt(number.substring(10, 12)),
              Integer.parseInt(number.substring(12, 14))));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static char checkCharacter(String citizen) {
    int sum = 0;
    // GB 11643-1999: the weight of a place is 2 to the power of its distance from the check, mod 11
    int weight = 1;
    for (int place = 16; place >= 0; place--) {
      weight = weight * 2 % 11;
      sum += (citizen.charAt(place) - '0') * weight;
    }
    return "10X98765432".charAt(sum % 11);
  }
}
