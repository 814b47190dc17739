package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.rollcall.gateway.ledger.CheckInPages;

/** {@code GET /api/v1/check-ins}: what is stored of a home, raw and resolved. */
final class CheckInResource {
  private final LedgerReads reads;

  CheckInResource(LedgerReads reads) {
    this.reads = reads;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listCheckIns").addHandler(this::list);
  }

  private void list(RoutingContext context) {
    String home = Parameter.home(reads.homes(), Parameter.required(context, "home")).code();
    LocalDate from = Parameter.date("from", Parameter.required(context, "from"));
    LocalDate to = Parameter.date("to", Parameter.required(context, "to"));
    Optional<CheckInPages.After> after = Parameter.query(context, "after").map(Cursor::decode);
    int limit = Parameter.limit(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          CheckInPages.Page page =
              CheckInPages.page(
                  connection, symbols.find(home), from, to, homes.zone(home), after, limit);
          JsonArray items = new JsonArray();
          page.rows().forEach(row -> items.add(CheckInJson.of(row, symbols, homes.registry())));
          return new JsonObject()
              .put("items", items)
              .put("next", page.next().map(Cursor::encode).orElse(null));
        });
  }

  /** The opaque form of a page's place. */
  private static final class Cursor {
    static String encode(CheckInPages.After after) {
      JsonArray parts =
          new JsonArray()
              .add(after.atMs())
              .add(after.device())
              .add(after.number())
              .add(after.told())
              .add(after.eventId());
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(parts.encode().getBytes(StandardCharsets.UTF_8));
    }

    static CheckInPages.After decode(String text) {
      try {
        JsonArray parts =
            new JsonArray(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        return new CheckInPages.After(
            parts.getLong(0),
            parts.getInteger(1),
            parts.getString(2),
            parts.getInteger(3),
            parts.getString(4));
      } catch (RuntimeException e) {
        throw new Refusal(
            ErrorCode.BAD_REQUEST, "after is not a cursor that a page before gave as next");
      }
    }
  }
}
