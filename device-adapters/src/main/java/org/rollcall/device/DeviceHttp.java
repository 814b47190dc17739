package org.rollcall.device;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/**
 * The device listener. Requests reach a handler raw: no router, no body handler, no demand for a
 * {@code Host} header. Handlers run on several event loops at once and must be thread-safe.
 */
public interface DeviceHttp {

  /**
   * Gives all requests whose path is {@code path} or starts with {@code path + "/"} to the handler.
   *
   * @throws IllegalStateException where another adapter already has the path
   */
  void mount(String path, Handler<HttpServerRequest> handler);
}
