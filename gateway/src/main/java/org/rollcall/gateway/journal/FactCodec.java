package org.rollcall.gateway.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.RowJson;

/**
 * Facts to the payload of journal entries and back. Pure and thread-safe. A payload that this
 * version can't read is a fault: the journal was written by a newer version or is damaged.
 */
public final class FactCodec {
  /** Names of the entry kinds, as they stand in the journal. */
  public static final String DELIVERY = "delivery";

  public static final String IMPORT = "import";
  public static final String RELEASE = "release";
  public static final String POLICY = "policy";

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper TREES = new ObjectMapper(JSON);
  private static final int DELIVERY_BYTES_TYPICAL = 256;

  private FactCodec() {}

  /** The kind of entry that a fact becomes. */
  public static String kind(Fact fact) {
    if (fact instanceof Fact.Delivered) {
      return DELIVERY;
    } else if (fact instanceof Fact.Imported) {
      return IMPORT;
    } else if (fact instanceof Fact.Released) {
      return RELEASE;
    }
    return POLICY;
  }

  public static byte[] write(Fact fact) {
    try {
      if (fact instanceof Fact.Delivered delivered) {
        return writeDelivery(delivered);
      }
      return TREES.writeValueAsBytes(tree(fact));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Fact read(String kind, byte[] payload) {
    try {
      if (kind.equals(DELIVERY)) {
        try (JsonParser in = JSON.createParser(payload)) {
          return new Fact.Delivered(DeliveryJson.read(in));
        }
      }
      JsonNode tree = TREES.readTree(payload);
      return switch (kind) {
        case IMPORT -> readImport(tree);
        case RELEASE ->
            new Fact.Released(
                tree.required("author").asText(),
                tree.required("position").asLong(),
                tree.required("item").asInt(),
                tree.required("reason").asText());
        case POLICY -> new Fact.PolicySet(readParameters(tree));
        default -> throw new IOException("unknown kind of journal entry \"" + kind + "\"");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] writeDelivery(Fact.Delivered fact) throws IOException {
    int bytes = DELIVERY_BYTES_TYPICAL * Math.max(1, fact.delivery().events().size() / 2);
    try (ByteArrayBuilder buffer = new ByteArrayBuilder(bytes);
        JsonGenerator out = JSON.createGenerator(buffer)) {
      DeliveryJson.write(out, fact.delivery());
      out.flush();
      return buffer.toByteArray();
    }
  }

  private static ObjectNode tree(Fact fact) throws IOException {
    ObjectNode tree = TREES.createObjectNode();
    if (fact instanceof Fact.Imported imported) {
      tree.put("author", imported.author());
      tree.put("kind", imported.kind().code());
      tree.set("rows", TREES.readTree(RowJson.write(imported.rows())));
    } else if (fact instanceof Fact.Released released) {
      tree.put("author", released.author());
      tree.put("position", released.position());
      tree.put("item", released.item());
      tree.put("reason", released.reason());
    } else if (fact instanceof Fact.PolicySet policy) {
      writeParameters(tree, policy.parameters());
    }
    return tree;
  }

  private static Fact.Imported readImport(JsonNode tree) throws IOException {
    ImportKind kind =
        ImportKind.find(tree.required("kind").asText())
            .orElseThrow(() -> new IOException("unknown import kind in the journal"));
    return new Fact.Imported(
        tree.required("author").asText(),
        kind,
        RowJson.read(TREES.writeValueAsBytes(tree.required("rows"))));
  }

  private static void writeParameters(ObjectNode tree, Parameters parameters) {
    tree.put("staleAfter", parameters.staleAfter().map(Duration::toString).orElse("never"));
    tree.put("futureTolerance", parameters.futureTolerance().toString());
    tree.put("burst", parameters.burst().toString());
    tree.put("fullDayMinutes", parameters.fullDayMinutes());
    tree.put("halfDayMinutes", parameters.halfDayMinutes());
  }

  private static Parameters readParameters(JsonNode tree) {
    String stale = tree.required("staleAfter").asText();
    return new Parameters(
        stale.equals("never") ? Optional.empty() : Optional.of(Duration.parse(stale)),
        Duration.parse(tree.required("futureTolerance").asText()),
        Duration.parse(tree.required("burst").asText()),
        tree.required("fullDayMinutes").asInt(),
        tree.required("halfDayMinutes").asInt());
  }
}
