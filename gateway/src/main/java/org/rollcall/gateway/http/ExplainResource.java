package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.indicator.Evaluation;
import org.rollcall.gateway.indicator.Evidence;
import org.rollcall.gateway.indicator.Figure;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.RowFlag;
import org.rollcall.gateway.indicator.Slice;
import org.rollcall.gateway.indicator.UnitFacts;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.FigureReads;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;
import org.rollcall.gateway.security.Role;

/**
 * {@code GET /api/v1/indicators/explain}: what a number is made of, down to the days, each of which
 * {@code …/persons/{person}/days/{date}} explains by its punches and rules.
 */
final class ExplainResource {
  private final LedgerReads reads;
  private final FigureSources sources;
  private final Clock clock;

  ExplainResource(LedgerReads reads, FigureSources sources, Clock clock) {
    this.reads = reads;
    this.sources = sources;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("explainIndicator").addHandler(this::explain);
  }

  private void explain(RoutingContext context) {
    FigureQuestion question = QuestionParameters.read(context, reads.homes(), sources, clock);
    if (question.indicators().size() != 1) {
      throw new Refusal(ErrorCode.BAD_REQUEST, "one number is explained: name one indicator");
    }
    Page page =
        new Page(
            Parameter.query(context, "after").orElse(""),
            Parameter.limit(context),
            Author.principal(context).role());
    reads.answer(
        context,
        (connection, symbols, homes) ->
            explained(
                new RowReader(
                    connection, symbols, homes, sources, LedgerState.cursor(connection).asOf()),
                question,
                page));
  }

  private record Page(String after, int limit, Role role) {
    boolean showsPeople() {
      return role != Role.INSTALLER;
    }

    /** The names of the page: those after the cursor. */
    List<String> of(List<String> names) {
      return names.stream().filter(name -> name.compareTo(after) > 0).limit(limit).toList();
    }

    Optional<String> next(List<String> names, List<String> shown) {
      return shown.isEmpty() || shown.get(shown.size() - 1).equals(names.get(names.size() - 1))
          ? Optional.empty()
          : Optional.of(shown.get(shown.size() - 1));
    }
  }

  private static JsonObject explained(RowReader reader, FigureQuestion question, Page page)
      throws SQLException {
    IndicatorDefinition indicator = question.indicators().get(0);
    IndicatorRow row = reader.rows(question, RowReader.isOutsider(page.role())).get(0);
    JsonObject answer =
        new JsonObject()
            .put("indicator", IndicatorJson.definition(indicator))
            .put("row", IndicatorJson.row(row))
            .put("homes", new JsonArray())
            .put("people", new JsonArray())
            .put("next", null);
    boolean people = question.unit().isSite() || indicator.asksForHouseholds();
    if (row.flags().contains(RowFlag.SUPPRESSED) || indicator.isExternal()) {
      return answer;
    }
    if (!people) {
      return homes(reader, question, page, answer);
    }
    return page.showsPeople() && indicator.isAboutPeople()
        ? people(reader, question, page, answer)
        : answer;
  }

  private static JsonObject homes(
      RowReader reader, FigureQuestion question, Page page, JsonObject answer) throws SQLException {
    FigureQuestion below = question.of(question.unit(), Optional.of(OrgUnitKind.HOME));
    List<IndicatorRow> rows = reader.rows(below, RowReader.isOutsider(page.role()));
    List<String> names = rows.stream().map(IndicatorRow::orgUnit).sorted().toList();
    List<String> shown = page.of(names);
    JsonArray homes = new JsonArray();
    rows.stream()
        .filter(row -> shown.contains(row.orgUnit()))
        .forEach(
            row ->
                homes.add(
                    IndicatorJson.row(row)
                        .put(
                            "name",
                            reader
                                .homes()
                                .registry()
                                .orgUnit(row.orgUnit())
                                .map(OrgUnit::name)
                                .orElse(""))));
    return answer.put("homes", homes).put("next", page.next(names, shown).orElse(null));
  }

  private static JsonObject people(
      RowReader reader, FigureQuestion question, Page page, JsonObject answer) throws SQLException {
    IndicatorDefinition indicator = question.indicators().get(0);
    try (FigureReads figures = reader.reads(question)) {
      UnitFacts facts = figures.units().get(0).facts();
      List<String> names =
          facts.everybody(indicator.asksForHouseholds()).stream()
              .filter(person -> hasPart(Evaluation.of(indicator, facts.of(person))))
              .toList();
      List<String> shown = page.of(names);
      List<Slice> evidence = figures.evidence();
      JsonArray people = new JsonArray();
      for (String person : shown) {
        people.add(
            person(person, Evaluation.of(indicator, facts.of(person)), reader)
                .put("days", days(person, Evidence.of(indicator, person, evidence))));
      }
      return answer.put("people", people).put("next", page.next(names, shown).orElse(null));
    }
  }

  private static boolean hasPart(Figure figure) {
    return figure.numerator() + figure.denominator().orElse(0) > 0;
  }

  private static JsonObject person(String person, Figure figure, RowReader reader) {
    return new JsonObject()
        .put("person", person)
        .put("name", DayJson.maskedName(person, reader.homes()))
        .put("numerator", figure.numerator())
        .put("denominator", IndicatorJson.number(figure.denominator()))
        .put("value", figure.value(true).map(BigDecimal::doubleValue).orElse(null));
  }

  private static JsonArray days(String person, List<Evidence> evidence) {
    JsonArray days = new JsonArray();
    evidence.forEach(
        day ->
            days.add(
                new JsonObject()
                    .put("home", day.home())
                    .put("date", day.date().toString())
                    .put("numerator", IndicatorJson.number(day.numerator()))
                    .put("denominator", IndicatorJson.number(day.denominator()))
                    .put("explained", "/api/v1/persons/" + person + "/days/" + day.date())));
    return days;
  }
}
