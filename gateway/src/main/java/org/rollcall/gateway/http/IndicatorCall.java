package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerState;

/**
 * A call for indicators, whatever format it wants them in.
 *
 * @param outsider whether small numbers are kept from who calls
 */
record IndicatorCall(
    FigureQuestion question, UpdatedSince since, boolean outsider, FigureSources sources) {

  static IndicatorCall read(
      RoutingContext context, Homes homes, FigureSources sources, Clock clock) {
    FigureQuestion question = QuestionParameters.read(context, homes, sources, clock);
    return new IndicatorCall(
        question,
        UpdatedSince.read(context, sources, question),
        RowReader.isOutsider(Author.principal(context).role()),
        sources);
  }

  /** The rows of the answer, of one snapshot. */
  Future<List<IndicatorRow>> rows(LedgerReads reads) {
    return reads.read(
        (connection, symbols, homes) -> {
          RowReader reader =
              new RowReader(
                  connection, symbols, homes, sources, LedgerState.cursor(connection).asOf());
          return since.filter(reader.rows(question, outsider), homes);
        });
  }
}
