package org.rollcall.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Symbols;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are written while they are read: on threads of their own, in one snapshot of the
 * ledger, as fast as the reader takes them. A failure before the first chunk is a problem like any
 * other; one after it cuts the connection, so that half a file can't pass for a whole one.
 */
final class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final String RECEIPT = "Rollcall-Receipt";

  private final LedgerReads reads;

  Exports(LedgerReads reads) {
    this.reads = reads;
  }

  /** What writes the body. */
  @FunctionalInterface
  interface Body {
    void write(Connection connection, Symbols symbols, Homes homes, OutputStream out)
        throws SQLException, IOException;
  }

  /** Under which receipt the call was logged, where it was. */
  static Optional<String> receipt(RoutingContext context) {
    return Optional.ofNullable(context.response().headers().get(RECEIPT));
  }

  /** Sends a file in a format. */
  void send(RoutingContext context, ExportFormat format, FileName name, Body body) {
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Type", format.mediaType())
        .putHeader("Content-Disposition", name.attachment());
    if (format.isForPeople()) {
      response.putHeader("Content-Language", Negotiation.language(context).tag());
    }
    send(context, body);
  }

  /** Sends what a body writes; the headers are there already. */
  void send(RoutingContext context, Body body) {
    Context loop = context.vertx().getOrCreateContext();
    ResponseStream out = new ResponseStream(loop, context.response());
    reads
        .read(
            (connection, symbols, homes) -> {
              try {
                body.write(connection, symbols, homes, out);
                out.end();
                return homes;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .onFailure(failure -> failed(context, out, failure));
  }

  private static void failed(RoutingContext context, ResponseStream out, Throwable failure) {
    if (out.isBegun()) {
      LOG.warn("an export was cut off: {}", failure.toString());
      context.request().connection().close();
      return;
    }
    context.response().headers().remove("Content-Disposition").remove("Content-Language");
    context.fail(failure);
  }
}
