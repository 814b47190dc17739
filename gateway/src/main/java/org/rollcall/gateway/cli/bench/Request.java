package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;

/**
 * One request as it goes over the wire.
 *
 * @param events how many check-ins it carries
 * @param opening how the body of an answer starts that takes the request
 */
record Request(Buffer bytes, int events, String opening) {

  static Request of(byte[] bytes, int events, String opening) {
    return new Request(Buffer.buffer(bytes), events, opening);
  }
}
