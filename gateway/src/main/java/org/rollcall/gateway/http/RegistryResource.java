package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Map;
import org.rollcall.gateway.registry.Column;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Page;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.Sealed;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.registry.Table;
import org.rollcall.gateway.security.Masks;
import org.rollcall.gateway.security.Reach;

/** Registry reads in pages, and the linking of one badge. */
final class RegistryResource {
  private final LedgerReads reads;
  private final FactRoutes facts;
  private final Sealer sealer;

  RegistryResource(LedgerReads reads, FactRoutes facts, Sealer sealer) {
    this.reads = reads;
    this.facts = facts;
    this.sealer = sealer;
  }

  void bind(RouterBuilder routes) {
    list(routes, "listOrgUnits", ImportKind.ORG_UNITS);
    list(routes, "listPersons", ImportKind.PERSONS);
    list(routes, "listEnrolments", ImportKind.ENROLMENTS);
    list(routes, "listCredentials", ImportKind.CREDENTIALS);
    routes.getRoute("linkCredential").addHandler(this::link);
  }

  private void list(RouterBuilder routes, String operation, ImportKind kind) {
    routes.getRoute(operation).addHandler(context -> page(context, kind));
  }

  private void page(RoutingContext context, ImportKind kind) {
    int limit = Math.min(Parameter.limit(context), Page.ROWS_MAX);
    Page page =
        reads.homes().registry().page(kind, Parameter.query(context, "after").orElse(""), limit);
    JsonArray items = new JsonArray();
    Reach reach = Author.reach(context);
    page.rows().stream().filter(row -> within(row, reach)).forEach(row -> items.add(json(row)));
    Answers.ok(context, new JsonObject().put("items", items).put("next", page.next().orElse(null)));
  }

  /** A page is cut before rows outside are left out, so it may be shorter than was asked for. */
  private boolean within(Row row, Reach reach) {
    return switch (row.kind()) {
      case ORG_UNITS -> reach.registry().orgUnit(row.text("code")).map(reach::shows).orElse(false);
      case ENROLMENTS -> reach.hasUnit(row.text("home"));
      default -> reach.hasPerson(row.text("person_id"));
    };
  }

  private JsonObject json(Row row) {
    JsonObject json = new JsonObject();
    for (Column column : row.kind().columns()) {
      String cell = row.text(column.name());
      json.put(column.name(), cell.isEmpty() ? null : shown(row.kind(), column.name(), cell));
    }
    return json;
  }

  /** People's names, certificates and phones are masked; a mask needs the open text. */
  private String shown(ImportKind kind, String column, String cell) {
    if (kind == ImportKind.PERSONS && column.equals("name")) {
      return Masks.name(cell);
    }
    return switch (column) {
      case "certificate_no" -> Masks.certificate(sealer.open(new Sealed(cell)));
      case "phone", "guardian_phone" -> Masks.phone(sealer.open(new Sealed(cell)));
      default -> cell;
    };
  }

  private void link(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    Table table =
        OneRow.of(
            Map.of(
                "scope", body.getString("scope"),
                "number", body.getString("number"),
                "person_id", body.getString("person"),
                "from", body.getString("from"),
                "to", body.getString("to", "")));
    facts
        .importRows(context, ImportKind.CREDENTIALS, table)
        .onSuccess(result -> linked(context, body, result))
        .onFailure(context::fail);
  }

  private static void linked(RoutingContext context, JsonObject body, ImportResult result) {
    if (result instanceof ImportResult.Refused refused) {
      context.fail(OneRow.refusal(refused));
    } else {
      Answers.created(context, body);
    }
  }
}
