package org.rollcall.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.gateway.exchange.aggregate.AdxWriter;
import org.rollcall.gateway.exchange.aggregate.AggregateDataSet;
import org.rollcall.gateway.exchange.aggregate.Dhis2Writer;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.figures.DataValueSets;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.figures.Heading;
import org.rollcall.gateway.exchange.figures.MetadataOfCatalogue;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/** {@code /api/v1/dataValueSets} and {@code /api/v1/dhis2/metadata}: as DHIS2 itself has them. */
final class Dhis2Resource {
  private static final int PERIODS_MAX = 24;

  private final LedgerReads reads;
  private final Exports exports;
  private final FigureSources sources;
  private final Clock clock;

  Dhis2Resource(LedgerReads reads, Exports exports, FigureSources sources, Clock clock) {
    this.reads = reads;
    this.exports = exports;
    this.sources = sources;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("dataValueSets").addHandler(this::dataValueSets);
    routes.getRoute("dhis2Metadata").addHandler(this::metadata);
  }

  private void metadata(RoutingContext context) {
    head(context, "application/json");
    exports.send(
        context,
        out -> MetadataOfCatalogue.of(sources.catalogue(), reads.homes().registry()).write(out));
  }

  private void dataValueSets(RoutingContext context) {
    OrgUnit unit = Parameter.orgUnit(reads.homes(), Parameter.required(context, "orgUnit"));
    List<Period> periods = periods(context);
    checkDataSet(context, periods.get(0));
    boolean children = Parameter.query(context, "children").filter("true"::equals).isPresent();
    IdScheme ids =
        Parameter.query(context, "idScheme").filter("uid"::equalsIgnoreCase).isPresent()
            ? IdScheme.UID
            : IdScheme.CODE;
    boolean isAdx =
        Negotiation.format(context, ExportFormat.DHIS2, ExportFormat.ADX)
            .filter(ExportFormat.ADX::equals)
            .isPresent();
    boolean outsider = RowReader.isOutsider(Author.principal(context).role());
    Heading heading = heading(context, unit, periods);
    head(context, isAdx ? ExportFormat.ADX.mediaType() : "application/json");
    exports.sendFromLedger(
        context,
        (connection, symbols, homes, out) -> {
          RowReader reader =
              new RowReader(
                  connection, symbols, homes, sources, LedgerState.cursor(connection).asOf());
          new DataValueSets(connection, symbols, homes, heading)
              .write(
                  isAdx ? AdxWriter.begin(out, heading.exported()) : Dhis2Writer.begin(out, ids),
                  unit,
                  children,
                  periods,
                  (asked, level, period) -> reader.rows(question(asked, level, period), outsider));
        });
  }

  private FigureQuestion question(OrgUnit unit, Optional<OrgUnitKind> level, Period period) {
    return new FigureQuestion(
        unit,
        level,
        period,
        sources.catalogue(),
        sources.catalogue().indicators(),
        Optional.empty(),
        clock.instant());
  }

  private Heading heading(RoutingContext context, OrgUnit unit, List<Period> periods) {
    return new Heading(
        unit.code(),
        unit.name(),
        periods.stream().map(Period::code).collect(Collectors.joining(" ")),
        reads.cursor().asOf(),
        clock.instant(),
        reads.homes().zone(unit.code()),
        Negotiation.language(context),
        Exports.receipt(context));
  }

  /** One or several, all of one length: a data set has periods of one length. */
  private static List<Period> periods(RoutingContext context) {
    List<Period> periods =
        context.queryParam("period").stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .filter(text -> !text.isBlank())
            .map(text -> Parameter.period(text.strip()))
            .distinct()
            .toList();
    if (periods.isEmpty() || periods.size() > PERIODS_MAX) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST, "name 1 to " + PERIODS_MAX + " periods, for instance 202111");
    }
    if (periods.stream().map(Period::kind).distinct().count() > 1) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST, "the periods of a data set are of one length: " + periods);
    }
    return periods;
  }

  /** The data set follows from the periods, so it may be left out but not contradict them. */
  private static void checkDataSet(RoutingContext context, Period period) {
    AggregateDataSet fits = AggregateDataSet.of(period.kind());
    Optional<String> asked = Parameter.query(context, "dataSet");
    if (asked.isEmpty()) {
      return;
    }
    AggregateDataSet named =
        AggregateDataSet.named(asked.get())
            .orElseThrow(
                () ->
                    new Refusal(
                        ErrorCode.NOT_FOUND,
                        "there is no data set \"%s\"; there are %s"
                            .formatted(
                                asked.get(),
                                Arrays.stream(AggregateDataSet.values())
                                    .map(AggregateDataSet::code)
                                    .collect(Collectors.joining(", ")))));
    if (named != fits) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST,
          "the period %s belongs to the data set %s, not to %s"
              .formatted(period, fits.code(), named.code()));
    }
  }

  private static void head(RoutingContext context, String mediaType) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Type", mediaType).putHeader("Cache-Control", "no-store");
  }
}
