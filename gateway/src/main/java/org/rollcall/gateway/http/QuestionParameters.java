package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/** Reads which figures a call wants; what has no answer is refused with what would have one. */
final class QuestionParameters {
  private static final int INDICATORS_MAX = 100;
  private static final int REVISION_MAX = 1_000_000;

  private QuestionParameters() {}

  static FigureQuestion read(
      RoutingContext context, Homes homes, FigureSources sources, Clock clock) {
    OrgUnit unit = Parameter.orgUnit(homes, Parameter.required(context, "orgUnit"));
    Period period = Parameter.period(Parameter.required(context, "period"));
    Optional<OrgUnitKind> level = Parameter.level(context);
    return new FigureQuestion(
        unit,
        level,
        period,
        sources.catalogue(),
        indicators(context, sources.catalogue(), period, level, unit),
        Parameter.query(context, "revision").map(QuestionParameters::revision),
        instant(context, "asOf").orElse(clock.instant()));
  }

  private static List<IndicatorDefinition> indicators(
      RoutingContext context,
      Catalogue catalogue,
      Period period,
      Optional<OrgUnitKind> level,
      OrgUnit unit) {
    List<IndicatorDefinition> asked = new ArrayList<>();
    for (String values : context.queryParam("indicator")) {
      for (String code : values.split(",")) {
        if (!code.isBlank()) {
          asked.add(indicator(catalogue, code.strip(), period, level, unit));
        }
      }
    }
    if (asked.size() > INDICATORS_MAX) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST, "at most " + INDICATORS_MAX + " indicators in one call");
    }
    return asked.isEmpty() ? catalogue.indicators() : asked.stream().distinct().toList();
  }

  private static IndicatorDefinition indicator(
      Catalogue catalogue, String code, Period period, Optional<OrgUnitKind> level, OrgUnit unit) {
    IndicatorDefinition found = find(catalogue, code);
    if (!found.periods().contains(period.kind())) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST,
          "%s has no meaning for a %s (%s); ask for a %s"
              .formatted(code, word(period.kind()), period, words(found.periods())));
    }
    boolean ofHomes = unit.isSite() || level.filter(OrgUnitKind::isSite).isPresent();
    if (ofHomes && !found.levels().contains(IndicatorDefinition.Level.HOME)) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST,
          "%s has no meaning for a home; ask for a %s".formatted(code, words(found.levels())));
    }
    return found;
  }

  static IndicatorDefinition find(Catalogue catalogue, String code) {
    return catalogue
        .find(code)
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.NOT_FOUND,
                    "there is no indicator \"%s\"; GET /api/v1/indicator-catalogue lists them"
                        .formatted(code)));
  }

  static Optional<Instant> instant(RoutingContext context, String name) {
    return Parameter.query(context, name)
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
              } catch (DateTimeException e) {
                throw new Refusal(
                    ErrorCode.BAD_DATE,
                    "%s \"%s\" is not a time; write it as 2021-11-05T02:24:00Z"
                        .formatted(name, text));
              }
            });
  }

  private static int revision(String text) {
    try {
      int revision = Integer.parseInt(text);
      if (revision >= 0 && revision <= REVISION_MAX) {
        return revision;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    throw new Refusal(
        ErrorCode.BAD_REQUEST, "revision is 0 for what is live, or the number of a snapshot");
  }

  private static <E extends Enum<E>> String words(Set<E> terms) {
    return terms.stream().sorted().map(QuestionParameters::word).collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> term) {
    return term.name().toLowerCase(Locale.ROOT);
  }
}
