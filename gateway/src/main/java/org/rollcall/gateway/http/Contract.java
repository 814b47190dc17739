package org.rollcall.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The contract {@code openapi.yaml}: served as it is, and loaded once for the router. The router's
 * validator knows plain JSON only, so other media types (CSV, XLSX, problems, event streams) are
 * left out of the copy that it gets; those routes check for themselves.
 */
public final class Contract {
  private static final String RESOURCE = "openapi.yaml";

  private final byte[] yaml;
  private final JsonNode tree;

  private Contract(byte[] yaml, JsonNode tree) {
    this.yaml = yaml;
    this.tree = tree;
  }

  public static Contract read() {
    try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      byte[] yaml = in.readAllBytes();
      return new Contract(yaml, new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] yaml() {
    return yaml.clone();
  }

  Future<OpenAPIContract> load(Vertx vertx) {
    JsonNode checked = tree.deepCopy();
    dropUncheckedMediaTypes(checked);
    return OpenAPIContract.from(vertx, new JsonObject(checked.toString()));
  }

  /** The methods of each path, the path as routers write it: {@code /api/v1/homes/:home}. */
  SortedMap<String, List<String>> methods() {
    SortedMap<String, List<String>> methods = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
      List<String> named =
          path.getValue().properties().stream()
              .map(method -> method.getKey().toUpperCase(Locale.ROOT))
              .sorted()
              .toList();
      methods.put(path.getKey().replaceAll("\\{([^}]+)}", ":$1"), named);
    }
    return methods;
  }

  /**
   * An operation of the contract.
   *
   * @param path as routers write it
   */
  record Operation(String id, String method, String path) {}

  /** All operations; paths with fewer parameters come first, since they say more. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(
                method.getValue().path("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT),
                path.getKey().replaceAll("\\{([^}]+)}", ":$1")));
      }
    }
    operations.sort(
        Comparator.comparingLong(
            operation -> operation.path().chars().filter(letter -> letter == ':').count()));
    return operations;
  }

  private static void dropUncheckedMediaTypes(JsonNode node) {
    if (node.get("content") instanceof ObjectNode content) {
      List<String> mediaTypes = new ArrayList<>();
      content.fieldNames().forEachRemaining(mediaTypes::add);
      mediaTypes.removeIf("application/json"::equals);
      content.remove(mediaTypes);
    }
    node.forEach(Contract::dropUncheckedMediaTypes);
    if (node.path("requestBody").path("content").isObject()
        && node.path("requestBody").path("content").isEmpty()) {
      ((ObjectNode) node).remove("requestBody");
    }
  }
}
