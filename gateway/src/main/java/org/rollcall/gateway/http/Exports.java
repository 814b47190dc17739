package org.rollcall.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Symbols;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are written while they are read: on threads of their own, as fast as the reader
 * takes them. A failure before the first chunk is a problem like any other; one after it cuts the
 * connection, so that half a file can't pass for a whole one.
 */
final class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final String RECEIPT = "Rollcall-Receipt";

  private final LedgerReads reads;

  /**
   * Exports.
   *
   * @param reads on the threads for exports
   */
  Exports(LedgerReads reads) {
    this.reads = reads;
  }

  /** What writes the body of rows that are there already. */
  @FunctionalInterface
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  /** What writes the body while it reads, in one snapshot of the ledger. */
  @FunctionalInterface
  interface LedgerBody {
    void write(Connection connection, Symbols symbols, Homes homes, OutputStream out)
        throws SQLException, IOException;
  }

  /** Under which receipt the call was logged, where it was. */
  static Optional<String> receipt(RoutingContext context) {
    return Optional.ofNullable(context.response().headers().get(RECEIPT));
  }

  /** Says what file comes. */
  static void head(RoutingContext context, ExportFormat format, FileName name) {
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Type", format.mediaType())
        .putHeader("Content-Disposition", name.attachment());
    if (format.isForPeople()) {
      response.putHeader("Content-Language", Negotiation.language(context).tag());
    }
  }

  /** Sends what a body writes; the head is there already. */
  void send(RoutingContext context, Body body) {
    begin(
        context,
        out ->
            reads.run(
                () -> {
                  body.write(out);
                  out.end();
                  return out;
                }));
  }

  /** Sends what a body writes while it reads the ledger; the head is there already. */
  void sendFromLedger(RoutingContext context, LedgerBody body) {
    begin(
        context,
        out ->
            reads.read(
                (connection, symbols, homes) -> {
                  try {
                    body.write(connection, symbols, homes, out);
                    out.end();
                    return out;
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  private static void begin(
      RoutingContext context, Function<ResponseStream, Future<ResponseStream>> sending) {
    Context loop = context.vertx().getOrCreateContext();
    ResponseStream out = new ResponseStream(loop, context.response());
    sending.apply(out).onFailure(failure -> failed(context, out, failure));
  }

  private static void failed(RoutingContext context, ResponseStream out, Throwable failure) {
    if (out.isBegun()) {
      LOG.warn("an export was cut off: {}", failure.toString());
      context.request().connection().close();
      return;
    }
    context
        .response()
        .headers()
        .remove("Content-Disposition")
        .remove("Content-Language")
        .remove("ETag");
    context.fail(failure);
  }
}
