package org.rollcall.gateway.exchange.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** A cell with its type, so that a spreadsheet gets numbers as numbers and dates as dates. */
public sealed interface Cell {
  Cell BLANK = new Blank();

  /** Foreign text or ours; never a formula. */
  record Text(String text) implements Cell {
    public Text {
      text = PlainText.of(text);
    }
  }

  /** A count. */
  record Whole(long number) implements Cell {}

  /** A percentage or the like, shown with one decimal. */
  record Decimal(BigDecimal number) implements Cell {}

  /** A civil date. */
  record Day(LocalDate date) implements Cell {}

  /** A civil time of the homes, to the second. */
  record Moment(LocalDateTime time) implements Cell {}

  /** Nothing known, which is not 0. */
  record Blank() implements Cell {}

  static Cell text(String text) {
    return text.isEmpty() ? BLANK : new Text(text);
  }

  static Cell whole(OptionalLong number) {
    return number.isPresent() ? new Whole(number.getAsLong()) : BLANK;
  }

  static Cell decimal(Optional<BigDecimal> number) {
    return number.<Cell>map(Decimal::new).orElse(BLANK);
  }
}
