package org.rollcall.gateway.indicator;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/**
 * What can be added up over person-days, or over days of homes: sums of these add up over days,
 * people and homes, so a unit's sum is that of its homes.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum Quantity {
  /** Half-days credited on expected days. */
  CREDIT(
      "credit",
      (person, slice) -> {
        int window = person.expected() & slice.closed();
        return 2 * bits(person.full() & window) + bits(person.half() & window);
      }),
  EXPECTED_HALF_DAYS(
      "expected-half-days", (person, slice) -> 2 * bits(person.expected() & slice.closed())),
  /** Expected and not excused. */
  ATTENDABLE_HALF_DAYS(
      "attendable-half-days",
      (person, slice) -> 2 * bits(person.expected() & ~person.excused() & slice.closed())),
  /** Days with credit, whether expected or not. */
  CREDITED_DAYS(
      "credited-days", (person, slice) -> bits((person.full() | person.half()) & slice.begun())),
  /** Those of them in which a correction or a staff record had a part. */
  MANUAL_DAYS(
      "manual-days",
      (person, slice) -> bits((person.full() | person.half()) & person.manual() & slice.begun())),
  VALID_DAYS("valid-days", (person, slice) -> bits(person.valid() & slice.begun())),
  RESIDENT_DAYS("resident-days", (person, slice) -> bits(person.resident() & slice.begun())),
  /** Days of homes, not of people. */
  OPEN_DAYS("open-days");

  private final String word;
  private final Optional<ToIntBiFunction<PersonMasks, Slice>> ofPerson;

  Quantity(String word) {
    this.word = word;
    this.ofPerson = Optional.empty();
  }

  Quantity(String word, ToIntBiFunction<PersonMasks, Slice> ofPerson) {
    this.word = word;
    this.ofPerson = Optional.of(ofPerson);
  }

  static Optional<Quantity> find(String word) {
    return Arrays.stream(values()).filter(quantity -> quantity.word.equals(word)).findFirst();
  }

  /** As a catalogue writes it. */
  String word() {
    return word;
  }

  long of(Slice slice) {
    if (ofPerson.isEmpty()) {
      return bits(slice.month().openDays() & slice.closed());
    }
    long sum = 0;
    for (PersonMasks person : slice.month().people()) {
      sum += of(person, slice);
    }
    return sum;
  }

  /** The part of one person; nothing of a quantity of homes. */
  long of(PersonMasks person, Slice slice) {
    return ofPerson.isPresent() ? ofPerson.get().applyAsInt(person, slice) : 0;
  }

  private static int bits(int mask) {
    return Integer.bitCount(mask);
  }
}
