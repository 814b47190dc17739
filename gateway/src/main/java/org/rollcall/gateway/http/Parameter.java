package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/** Reads the parameters of a call; what can't be read is a refusal that says what would do. */
final class Parameter {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final int LIMIT_DEFAULT = 500;
  private static final int LIMIT_MAX = 5_000;
  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 2999;

  private Parameter() {}

  static String path(RoutingContext context, String name) {
    return Optional.ofNullable(context.pathParam(name))
        .orElseThrow(() -> new Refusal(ErrorCode.BAD_REQUEST, name + " is missing in the path"));
  }

  static Optional<String> query(RoutingContext context, String name) {
    List<String> values = context.queryParam(name);
    return values.isEmpty() || values.get(0).isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(0));
  }

  static String required(RoutingContext context, String name) {
    return query(context, name)
        .orElseThrow(
            () -> new Refusal(ErrorCode.BAD_REQUEST, "the parameter " + name + " is missing"));
  }

  static int limit(RoutingContext context) {
    try {
      int limit = query(context, "limit").map(Integer::parseInt).orElse(LIMIT_DEFAULT);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    throw new Refusal(ErrorCode.BAD_REQUEST, "limit must be 1 to " + LIMIT_MAX);
  }

  static LocalDate date(String name, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
        return date;
      }
    } catch (DateTimeException e) {
      // answered below, like a year out of range
    }
    throw new Refusal(
        ErrorCode.BAD_DATE, name + " \"" + text + "\" is not a date; write it as 2021-11-05");
  }

  static YearMonth month(String text) {
    try {
      return YearMonth.parse(text.replace("-", ""), MONTH);
    } catch (DateTimeException e) {
      throw new Refusal(ErrorCode.BAD_DATE, "\"" + text + "\" is not a month; write it as 202111");
    }
  }

  static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ErrorCode.BAD_DATE, String.valueOf(e.getMessage()));
    }
  }

  static OrgUnit orgUnit(Homes homes, String code) {
    return homes.registry().orgUnit(code).orElseThrow(() -> Refusal.notFound("org unit", code));
  }

  /** A home or centre, which alone have people and boards. */
  static OrgUnit home(Homes homes, String code) {
    return homes
        .registry()
        .orgUnit(code)
        .filter(OrgUnit::isSite)
        .orElseThrow(() -> Refusal.notFound("home", code));
  }

  /** The kind of units that figures are wanted of; empty for the asked one itself. */
  static Optional<OrgUnitKind> level(RoutingContext context) {
    return query(context, "level").map(text -> OrgUnitKind.valueOf(text.toUpperCase(Locale.ROOT)));
  }
}
