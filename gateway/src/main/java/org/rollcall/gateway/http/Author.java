package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.rollcall.gateway.security.Naming;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Reach;

/**
 * Who makes a call, as the facts that it leaves will name them, and what of the answer is theirs to
 * see. {@link Gate} decides; the resources ask here.
 */
final class Author {
  private static final String KEY = "rollcall.author";
  private static final String REACH = "rollcall.reach";
  private static final String NAMING = "rollcall.naming";

  private Author() {}

  static void set(RoutingContext context, Principal principal) {
    context.put(KEY, principal);
  }

  static void allow(RoutingContext context, Reach reach, Naming naming) {
    context.put(REACH, reach);
    context.put(NAMING, naming);
  }

  static Principal principal(RoutingContext context) {
    return Optional.<Principal>ofNullable(context.get(KEY)).orElseThrow(Author::unsigned);
  }

  static String of(RoutingContext context) {
    return principal(context).name();
  }

  /** What lies within the caller's units. */
  static Reach reach(RoutingContext context) {
    return Optional.<Reach>ofNullable(context.get(REACH)).orElseThrow(Author::unsigned);
  }

  /** How the answer to this call shows people's names. */
  static Naming naming(RoutingContext context) {
    return Optional.<Naming>ofNullable(context.get(NAMING)).orElseThrow(Author::unsigned);
  }

  private static IllegalStateException unsigned() {
    return new IllegalStateException("the call passed no sign-in");
  }
}
