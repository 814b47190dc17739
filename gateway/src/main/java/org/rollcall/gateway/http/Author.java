package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.rollcall.gateway.security.Principal;

/** Who makes a call, as the facts that it leaves will name them. */
final class Author {
  private static final String KEY = "rollcall.author";

  private Author() {}

  static void set(RoutingContext context, Principal principal) {
    context.put(KEY, principal);
  }

  static Principal principal(RoutingContext context) {
    return Optional.<Principal>ofNullable(context.get(KEY))
        .orElseThrow(() -> new IllegalStateException("the call passed no sign-in"));
  }

  static String of(RoutingContext context) {
    return principal(context).name();
  }
}
