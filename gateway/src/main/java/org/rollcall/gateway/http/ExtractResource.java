package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.security.Reach;
import org.rollcall.gateway.security.Role;

/**
 * {@code /api/v1/persons/{person}/extract}: the right of access. Nothing in it is masked, so it is
 * for few, and a home manager's only while the person is enrolled there.
 */
final class ExtractResource {
  /** Extracts that are being written; each may hold some 60 MB. */
  static final int AT_ONCE_MAX = 2;

  private final LedgerReads reads;
  private final Sealer sealer;
  private final Identities identities;
  private final Clock clock;
  private final AtomicInteger running = new AtomicInteger();

  ExtractResource(LedgerReads reads, Sealer sealer, Identities identities, Clock clock) {
    this.reads = reads;
    this.sealer = sealer;
    this.identities = identities;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("personExtract").addHandler(this::extract);
  }

  private void extract(RoutingContext context) {
    String asked = Parameter.path(context, "person");
    String person =
        reads
            .homes()
            .registry()
            .person(asked)
            .orElseThrow(() -> Refusal.notFound("person", asked))
            .id();
    requireNear(context, person);
    boolean zip = Parameter.query(context, "format").map("zip"::equals).orElse(false);
    bounded(
            () ->
                reads.read(
                    (connection, symbols, homes) ->
                        written(person, zip, connection, symbols, homes)))
        .onSuccess(written -> answer(context, written))
        .onFailure(context::fail);
  }

  /** A home that the person has left keeps its days, and no right to all the rest. */
  private void requireNear(RoutingContext context, String person) {
    Reach reach = Author.reach(context);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ConsentResource.ZONE);
    if (reach.principal().role() == Role.HOME_MANAGER
        && !reach.hasPerson(person, today, today.plusDays(1))) {
      throw new Refusal(
          ErrorCode.OUTSIDE_YOUR_UNITS,
          "\"" + person + "\" is not enrolled within your units today; ask the county");
    }
  }

  /** Something that takes its time and memory. */
  @FunctionalInterface
  private interface Work {
    Future<Written> begin();
  }

  private Future<Written> bounded(Work work) {
    if (running.incrementAndGet() > AT_ONCE_MAX) {
      running.decrementAndGet();
      throw new Refusal(ErrorCode.OVERLOADED, AT_ONCE_MAX + " extracts are being written already");
    }
    return work.begin().onComplete(done -> running.decrementAndGet());
  }

  private record Written(Buffer body, String mediaType, int rows) {}

  private Written written(
      String person, boolean zip, Connection connection, Symbols symbols, Homes homes)
      throws SQLException {
    try {
      ExtractForm form = PersonExtract.form(zip, person, clock.instant());
      PersonExtract extract = new PersonExtract(person, form);
      extract.registry(homes.registry(), sealer);
      extract.ledger(connection, symbols);
      extract.accesses(identities.accessRows());
      return new Written(Buffer.buffer(extract.finished()), form.mediaType(), extract.rows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(RoutingContext context, Written written) {
    if (context.response().closed()) {
      return;
    }
    Answers.rows(context, written.rows());
    context.response().putHeader("Content-Type", written.mediaType());
    if (written.mediaType().endsWith("zip")) {
      context.response().putHeader("Content-Disposition", "attachment; filename=\"extract.zip\"");
    }
    context.response().putHeader("Cache-Control", "no-store").end(written.body());
  }
}
