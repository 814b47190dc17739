package org.rollcall.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;

/** Columns of the ledger as people can read them: names for numbers, dates for days. */
record ReadableColumns(Symbols symbols) {
  private static final Set<String> SYMBOLS =
      Set.of("home", "device", "person", "service", "organisation");

  private static final List<DayFlag> FLAGS = List.of(DayFlag.values());

  /** Columns that hold the place of a value in its list. */
  private static final Map<String, List<? extends Enum<?>>> PLACES =
      Map.of(
          "check_in.told", Arrays.asList(Direction.values()),
          "check_in.way", Arrays.asList(Direction.values()),
          "check_in.method", Arrays.asList(Method.values()),
          "check_in.status", Arrays.asList(CheckInStatus.values()),
          "person_day.state", Arrays.asList(DayState.values()));

  /** A text or a whole number; what no rule knows stays as it is. */
  Optional<Object> value(String table, String column, Optional<Object> stored) {
    return stored.map(
        value -> {
          if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
          }
          return value instanceof Number number
              ? readable(table, column, number.longValue())
              : value.toString();
        });
  }

  private Object readable(String table, String column, long number) {
    List<? extends Enum<?>> values = PLACES.getOrDefault(table + "." + column, List.of());
    if (number >= 0 && number < values.size()) {
      return values.get((int) number).name();
    }
    if (SYMBOLS.contains(column)) {
      return number == 0 ? "" : symbols.text((int) number);
    }
    if (column.equals("flags")) {
      return IntStream.range(0, FLAGS.size())
          .filter(place -> (number >> place & 1) == 1)
          .mapToObj(place -> FLAGS.get(place).name())
          .collect(Collectors.joining(" "));
    }
    if (column.endsWith("_ms") && !column.equals("ahead_ms")) {
      return Instant.ofEpochMilli(number).toString();
    }
    return column.equals("day") || column.endsWith("_day")
        ? LocalDate.ofEpochDay(number).toString()
        : (Object) number;
  }
}
