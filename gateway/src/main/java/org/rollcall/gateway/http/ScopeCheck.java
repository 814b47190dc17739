package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.gateway.security.Access;
import org.rollcall.gateway.security.Naming;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Reach;
import org.rollcall.gateway.security.Right;

/**
 * Holds what a call names against the caller's units. A parameter counts wherever it stands, in
 * path, query and body, each time it does: whichever the resource reads, it has been looked at.
 */
final class ScopeCheck {
  private static final int TEXT_MAX = 100;
  private static final List<Right.Scope> NAMED =
      List.of(Right.Scope.PERSON, Right.Scope.HOME, Right.Scope.ORG_UNIT, Right.Scope.DEVICE);

  private ScopeCheck() {}

  static void require(RoutingContext context, Right.Scope scope, Reach reach) {
    if (reach.isUnbound()) {
      return;
    }
    switch (scope) {
      case OPEN, NONE, NARROWED -> {
        // nothing here to hold against the units
      }
      case EVERYWHERE -> {
        if (!reach.isEverywhere()) {
          throw outside("this touches all org units, and you are bound to some");
        }
      }
      case CREDENTIAL -> {
        all(context, "person").forEach(person -> requirePerson(context, reach, person));
        for (String badge : all(context, "scope")) {
          within(reach.hasCredentialScope(badge), "scope", badge);
        }
      }
      case PERSON ->
          all(context, scope.code()).forEach(person -> requirePerson(context, reach, person));
      case HOME, ORG_UNIT ->
          all(context, scope.code())
              .forEach(unit -> within(reach.hasUnit(unit), scope.code(), unit));
      case DEVICE ->
          all(context, scope.code())
              .forEach(device -> within(reach.hasDevice(device), scope.code(), device));
    }
  }

  /** The person was enrolled within on the date or in the month; without either, at any time. */
  private static void requirePerson(RoutingContext context, Reach reach, String person) {
    Optional<LocalDate> date = path(context, "date").map(text -> Parameter.date("date", text));
    Optional<YearMonth> month = path(context, "month").map(Parameter::month);
    boolean has =
        date.map(day -> reach.hasPerson(person, day, day.plusDays(1)))
            .or(
                () ->
                    month.map(
                        of -> reach.hasPerson(person, of.atDay(1), of.plusMonths(1).atDay(1))))
            .orElseGet(() -> reach.hasPerson(person));
    within(has, "person", person);
  }

  private static void within(boolean has, String parameter, String value) {
    if (!has) {
      throw outside(parameter + " \"" + cut(value) + "\" is not within the units you are bound to");
    }
  }

  private static Refusal outside(String detail) {
    return new Refusal(ErrorCode.OUTSIDE_YOUR_UNITS, detail);
  }

  /** What the access log says of a call. */
  static Access access(RoutingContext context, Principal principal, Right right, Naming naming) {
    Optional<Right.Scope> kind =
        NAMED.stream().filter(scope -> !values(context, scope.code()).isEmpty()).findFirst();
    return new Access(
        principal,
        right.operation(),
        kind.map(Right.Scope::code).orElse("list"),
        kind.map(scope -> cut(values(context, scope.code()).get(0))).orElse(""),
        period(context),
        naming == Naming.WHOLE,
        remote(context));
  }

  static String remote(RoutingContext context) {
    return Optional.ofNullable(context.request().remoteAddress())
        .flatMap(address -> Optional.ofNullable(address.hostAddress()))
        .orElse("unknown");
  }

  private static String period(RoutingContext context) {
    return Stream.of("date", "month", "period", "from", "to")
        .flatMap(name -> values(context, name).stream().limit(1))
        .map(ScopeCheck::cut)
        .collect(Collectors.joining("/"));
  }

  private static List<String> all(RoutingContext context, String name) {
    List<String> values = values(context, name);
    if (values.isEmpty()) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST,
          "say which " + name + ": you are bound to some units, so the call has to name one");
    }
    return values;
  }

  private static List<String> values(RoutingContext context, String name) {
    List<String> values = new ArrayList<>();
    path(context, name).ifPresent(values::add);
    values.addAll(context.queryParam(name));
    body(context)
        .filter(body -> body.containsKey(name))
        .ifPresent(body -> values.add(String.valueOf(body.getValue(name))));
    return values;
  }

  private static Optional<String> path(RoutingContext context, String name) {
    return Optional.ofNullable(context.pathParam(name));
  }

  /** The body as an object; one that is none is for the contract's check to refuse. */
  private static Optional<JsonObject> body(RoutingContext context) {
    String type = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
    if (!type.contains("json") || context.body().length() <= 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(context.body().asJsonObject());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }
}
