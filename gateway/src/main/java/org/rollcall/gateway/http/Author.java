package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who makes a call, as the facts that it leaves will name them. */
final class Author {
  private static final String KEY = "rollcall.author";

  private Author() {}

  static void set(RoutingContext context, String name) {
    context.put(KEY, name);
  }

  static String of(RoutingContext context) {
    return Optional.<String>ofNullable(context.get(KEY))
        .orElseThrow(() -> new IllegalStateException("the call passed no sign-in"));
  }
}
