package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.projection.LedgerProjection;

/** Reads of the ledger for the resources: on a worker, bounded, each in one snapshot. */
public final class LedgerReads {
  private final BlockingReads reads;
  private final LedgerDatabase ledger;
  private final LedgerProjection projection;

  public LedgerReads(BlockingReads reads, LedgerDatabase ledger, LedgerProjection projection) {
    this.reads = reads;
    this.ledger = ledger;
    this.projection = projection;
  }

  /** Something to read. */
  @FunctionalInterface
  interface Query<T> {
    T run(Connection connection, Symbols symbols, Homes homes) throws SQLException;
  }

  <T> Future<T> read(Query<T> query) {
    return reads.run(
        () ->
            ledger.read(connection -> query.run(connection, ledger.symbols(), projection.homes())));
  }

  /** Reads here and now: for who is on a worker already. */
  <T> T readNow(Query<T> query) {
    return ledger.read(connection -> query.run(connection, ledger.symbols(), projection.homes()));
  }

  /** Runs what reads nothing on the same threads. */
  <T> Future<T> run(Callable<T> work) {
    return reads.run(work);
  }

  /** Reads and answers with what was read. */
  void answer(RoutingContext context, Query<JsonObject> query) {
    read(query).onSuccess(body -> Answers.ok(context, body)).onFailure(context::fail);
  }

  /** What the registry, calendar and policy are now; never blocks. */
  Homes homes() {
    return projection.homes();
  }

  LedgerState.Cursor cursor() {
    return projection.cursor();
  }
}
