package org.rollcall.device.zkteco;

import io.vertx.core.http.HttpServerRequest;
import org.rollcall.device.KnownDevice;

/** A request of a registered terminal. */
record Call(HttpServerRequest http, ZktecoRequest asked, KnownDevice device, String remote) {
  String serial() {
    return device.key().serial();
  }
}
