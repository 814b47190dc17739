package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.gateway.exchange.CsvTable;
import org.rollcall.gateway.exchange.TableRead;
import org.rollcall.gateway.exchange.XlsxTable;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;

/** {@code POST /api/v1/import/{kind}}: CSV or XLSX, all or nothing. */
final class ImportResource {
  static final String CSV = "text/csv";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final FactRoutes facts;
  private final BlockingReads workers;

  ImportResource(FactRoutes facts, BlockingReads workers) {
    this.facts = facts;
    this.workers = workers;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("importRows").addHandler(this::importRows).setDoValidation(false);
  }

  private void importRows(RoutingContext context) {
    String code = Parameter.path(context, "kind");
    ImportKind kind =
        ImportKind.find(code).orElseThrow(() -> Refusal.notFound("import kind", code));
    String mediaType = mediaType(context);
    if (context.body().buffer() == null || context.body().length() == 0) {
      throw new Refusal(ErrorCode.UNREADABLE_TABLE, "the body is empty; a header row is needed");
    }
    byte[] body = context.body().buffer().getBytes();
    workers
        .run(() -> mediaType.equals(XLSX) ? XlsxTable.read(body) : CsvTable.read(body))
        .compose(read -> checked(context, kind, read))
        .onSuccess(result -> answer(context, result))
        .onFailure(context::fail);
  }

  private static String mediaType(RoutingContext context) {
    String header = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
    String type = header.split(";")[0].trim().toLowerCase(Locale.ROOT);
    if (!type.equals(CSV) && !type.equals(XLSX)) {
      throw new Refusal(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "send " + CSV + " or " + XLSX + ", not \"" + type + "\"");
    }
    return type;
  }

  private Future<ImportResult> checked(RoutingContext context, ImportKind kind, TableRead read) {
    if (read instanceof TableRead.Unreadable unreadable) {
      return Future.succeededFuture(
          new ImportResult.Refused(
              List.of(
                  new ImportResult.Problem(
                      unreadable.row().orElse(1),
                      unreadable.column().orElse(""),
                      "",
                      unreadable.problem()))));
    }
    return facts.importRows(context, kind, ((TableRead.Read) read).table());
  }

  private static void answer(RoutingContext context, ImportResult result) {
    if (result instanceof ImportResult.Accepted accepted) {
      Answers.ok(
          context,
          new JsonObject()
              .put("accepted", accepted.accepted())
              .put("changed", accepted.changed().size()));
    } else if (result instanceof ImportResult.Refused refused) {
      JsonArray problems = new JsonArray();
      refused
          .problems()
          .forEach(
              problem ->
                  problems.add(
                      new JsonObject()
                          .put("row", problem.row())
                          .put("column", problem.column())
                          .put("value", problem.value())
                          .put("problem", problem.problem())));
      Problems.write(context, ErrorCode.BAD_ROWS, new JsonObject().put("problems", problems));
    }
  }
}
