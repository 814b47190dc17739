package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.gateway.security.Access;
import org.rollcall.gateway.security.AccessLog;
import org.rollcall.gateway.security.Naming;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Reach;
import org.rollcall.gateway.security.Right;
import org.rollcall.gateway.security.Rights;

/**
 * The one place where every operation is let through or not, by {@code rights.csv}: role, units,
 * names, and a row in the access log that is on disk before the operation begins.
 */
final class Gate {
  /** What is asked for beside the contract; lines of the table too. */
  private static final List<String> BESIDE = List.of("metrics", "openapi");

  private static final String PASSED = "rollcall.passed";
  private static final String RECEIPT_HEADER = "Rollcall-Receipt";

  private final Vertx vertx;
  private final Rights rights;
  private final AccessLog log;
  private final LedgerReads reads;

  Gate(Vertx vertx, Rights rights, AccessLog log, LedgerReads reads) {
    this.vertx = vertx;
    this.rights = rights;
    this.log = log;
    this.reads = reads;
  }

  /** Stands before all operations; fails where one has no line in the table. */
  void mount(Router router, List<Contract.Operation> operations) {
    rights.requireAll(
        Stream.concat(operations.stream().map(Contract.Operation::id), BESIDE.stream()).toList());
    for (Contract.Operation operation : operations) {
      router
          .route(HttpMethod.valueOf(operation.method()), operation.path())
          .handler(context -> passOnce(context, operation.id()));
    }
  }

  /** A path with a parameter also looks like one without; the first that fits decides. */
  private void passOnce(RoutingContext context, String operation) {
    if (context.get(PASSED) == null) {
      pass(context, operation);
    } else {
      context.next();
    }
  }

  void pass(RoutingContext context, String operation) {
    context.put(PASSED, operation);
    Right right = right(operation);
    if (right.scope() == Right.Scope.OPEN) {
      context.next();
      return;
    }
    Principal principal = Author.principal(context);
    if (!right.admits(principal.role())) {
      throw new Refusal(
          ErrorCode.FORBIDDEN,
          "the role " + principal.role().code() + " may not call " + operation);
    }
    Reach reach = new Reach(principal, reads.homes().registry());
    ScopeCheck.require(context, right.scope(), reach);
    Naming naming = naming(context, principal, right);
    Author.allow(context, reach, naming);
    if (right.logged() == Right.Logged.NO) {
      context.next();
    } else {
      logged(context, ScopeCheck.access(context, principal, right, naming));
    }
  }

  private static Naming naming(RoutingContext context, Principal principal, Right right) {
    if (!Parameter.query(context, "names").map("whole"::equals).orElse(false)) {
      return Naming.MASKED;
    }
    if (!Naming.mayBeWhole(principal, right)) {
      throw new Refusal(
          ErrorCode.FORBIDDEN,
          "names are whole only for the manager of a home, in calls about it; leave names out");
    }
    return Naming.WHOLE;
  }

  private void logged(RoutingContext context, Access access) {
    Future.fromCompletionStage(log.begin(access), vertx.getOrCreateContext())
        .onSuccess(
            receipt -> {
              context.response().putHeader(RECEIPT_HEADER, Long.toString(receipt));
              context.addEndHandler(
                  done ->
                      log.end(receipt, context.response().getStatusCode(), Answers.rows(context)));
              context.next();
            })
        .onFailure(context::fail);
  }

  /** The last look before an operation runs: that the table was asked about that very one. */
  void requirePassed(RoutingContext context, String operation) {
    if (operation.equals(context.get(PASSED))) {
      context.next();
    } else {
      context.fail(new IllegalStateException(operation + " was reached past the gate"));
    }
  }

  private Right right(String operation) {
    Optional<Right> right = rights.of(operation);
    return right.orElseThrow(() -> new IllegalStateException("no right for " + operation));
  }
}
