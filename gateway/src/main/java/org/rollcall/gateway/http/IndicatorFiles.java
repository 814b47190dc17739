package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.figures.FigureExport;
import org.rollcall.gateway.exchange.figures.Heading;
import org.rollcall.gateway.exchange.figures.IndicatorExport;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.OrgUnit;

/** {@code /api/v1/indicators} in the formats besides JSON, which another handler answers. */
final class IndicatorFiles {
  private final LedgerReads reads;
  private final Exports exports;
  private final FigureSources sources;
  private final Clock clock;

  IndicatorFiles(LedgerReads reads, Exports exports, FigureSources sources, Clock clock) {
    this.reads = reads;
    this.exports = exports;
    this.sources = sources;
    this.clock = clock;
  }

  /** To be bound before the handler that writes JSON. */
  void bind(RouterBuilder routes) {
    routes.getRoute("indicators").addHandler(this::answer);
  }

  private void answer(RoutingContext context) {
    Optional<ExportFormat> format = Negotiation.format(context, ExportFormat.values());
    if (format.isEmpty()) {
      context.next();
      return;
    }
    IndicatorCall call = IndicatorCall.read(context, reads.homes(), sources, clock);
    call.rows(reads)
        .onSuccess(rows -> write(context, format.get(), call.question(), rows))
        .onFailure(context::fail);
  }

  private void write(
      RoutingContext context,
      ExportFormat format,
      FigureQuestion question,
      List<IndicatorRow> rows) {
    if (context.response().closed()) {
      return;
    }
    String tag = tag(rows, format, Negotiation.language(context));
    Answers.rows(context, rows.size());
    if (EntityTag.spares(context, tag)) {
      return;
    }
    OrgUnit unit = question.unit();
    String span = question.period().code() + "." + format.ending();
    Exports.head(
        context,
        format,
        new FileName("indicators_" + unit.code() + "_" + span, "指标_" + unit.name() + "_" + span));
    Homes homes = reads.homes();
    Heading heading = heading(context, question, homes);
    exports.send(
        context,
        out -> {
          FigureExport<IndicatorRow> export =
              IndicatorExport.begin(
                  format,
                  out,
                  heading,
                  question.catalogue(),
                  IdScheme.CODE,
                  code -> homes.registry().orgUnit(code).map(OrgUnit::name).orElse(code));
          for (IndicatorRow row : rows) {
            export.write(row);
          }
          export.finish();
        });
  }

  private Heading heading(RoutingContext context, FigureQuestion question, Homes homes) {
    return new Heading(
        question.unit().code(),
        question.unit().name(),
        question.period().code(),
        reads.cursor().asOf(),
        clock.instant(),
        homes.zone(question.unit().code()),
        Negotiation.language(context),
        Exports.receipt(context));
  }

  /** Each form of the same rows has a tag of its own. */
  private static String tag(List<IndicatorRow> rows, ExportFormat format, Language language) {
    String form = format.name() + (format.isForPeople() ? "." + language.tag() : "");
    return EntityTag.of(rows).replaceFirst("\"$", "." + form + "\"");
  }
}
