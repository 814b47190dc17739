package org.rollcall.gateway.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * A sheet's cell as the text that people would have typed into a CSV.
 *
 * <pre>
 *  44505      with a date format  →  2021-11-05
 *  0.35416…   with a time format  →  08:30
 *  44505.354… with either         →  2021-11-05 08:30
 *  0.9        with a % format     →  90%
 *  33068      otherwise           →  33068
 * </pre>
 */
final class CellAsText {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final int DAYS_1904 = 1_462;

  /** Serial day 1 is 1900-01-01; the phantom 29 February 1900 shifts the days before March. */
  private static final int FIRST_DAY_AFTER_PHANTOM = 61;

  private static final int SERIAL_DAYS_MAX = 2_958_466;
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int NUMBER_CHARS_MAX = 100;
  private static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private CellAsText() {}

  static String of(Cell cell, boolean from1904) {
    String raw = Optional.ofNullable(cell.getRawValue()).orElse("");
    CellType type = cell.getType();
    return switch (type) {
      case EMPTY -> "";
      case BOOLEAN -> raw.equals("1") ? "TRUE" : raw.equals("0") ? "FALSE" : raw;
      case STRING -> cell.getText();
      case ERROR -> raw;
      case NUMBER, FORMULA -> number(raw).map(n -> number(n, cell, from1904)).orElse(raw);
    };
  }

  private static String number(BigDecimal number, Cell cell, boolean from1904) {
    String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
    boolean isDate = isDate(format) || isChineseDate(cell);
    if (isDate && number.signum() >= 0 && number.intValue() < SERIAL_DAYS_MAX) {
      return date(number, from1904);
    }
    return format.endsWith("%") ? plain(number.multiply(HUNDRED)) + "%" : plain(number);
  }

  private static String date(BigDecimal serial, boolean from1904) {
    long seconds = serial.multiply(DAY_SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    int day = (int) Math.floorDiv(seconds, 86_400L);
    LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, 86_400L));
    String clock = (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    if (day == 0 && !from1904) {
      return clock;
    }
    int shift = from1904 ? DAYS_1904 : day < FIRST_DAY_AFTER_PHANTOM ? 1 : 0;
    String date = EPOCH.plusDays((long) day + shift).toLocalDate().toString();
    return time.equals(LocalTime.MIDNIGHT) ? date : date + " " + clock;
  }

  /** Whether a number format shows years, days or hours, outside its quoted and bracketed parts. */
  private static boolean isDate(String format) {
    String letters =
        format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|general", "");
    return letters.matches("[^#0?]*[ymdhs年月日][^#?]*");
  }

  /** Built-in formats of a Chinese office that need no format text in the file. */
  private static boolean isChineseDate(Cell cell) {
    int id = Optional.ofNullable(cell.getDataFormatId()).orElse(0);
    return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  }

  private static Optional<BigDecimal> number(String raw) {
    if (raw.length() > NUMBER_CHARS_MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(raw.strip()))
          .filter(number -> Math.abs(number.scale()) <= NUMBER_CHARS_MAX);
    } catch (NumberFormatException text) {
      return Optional.empty();
    }
  }

  /** Binary fractions carry noise behind the digits that a spreadsheet shows. */
  private static String plain(BigDecimal number) {
    BigDecimal shown = number.scale() > 0 ? number.round(SHOWN_DIGITS) : number;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
