package org.rollcall.gateway.cli.bench;

import io.vertx.core.json.JsonObject;
import java.net.URI;

/** The calls of people's API that the bench makes beside its load. Blocks. */
public interface PeopleApi {
  /** Imports a CSV text; fails where it is refused. */
  JsonObject importCsv(String kind, String csv);

  JsonObject get(String pathAndQuery);

  String text(String path);

  /** How a gateway is reached. */
  @FunctionalInterface
  interface Connector {
    PeopleApi connect(URI root, String token);
  }
}
