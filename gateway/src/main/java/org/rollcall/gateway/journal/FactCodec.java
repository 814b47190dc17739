package org.rollcall.gateway.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.attendance.Verdict;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.RowJson;

/**
 * Facts to the payload of journal entries and back. Pure and thread-safe. What was written once is
 * readable for ever.
 */
public final class FactCodec {
  /** Names of the entry kinds, as they stand in the journal. */
  public static final String DELIVERY = "delivery";

  public static final String IMPORT = "import";
  public static final String RELEASE = "release";
  public static final String POLICY = "policy";
  public static final String SILENT = "device-silent";
  public static final String RECOVERED = "device-recovered";
  public static final String PROPOSAL = "proposal";
  public static final String DECISION = "decision";
  public static final String MONTH_STEP = "month-step";
  public static final String MONTH_LOCK = "month-lock";
  public static final String CONSENT = "consent";
  public static final String CONSENT_WITHDRAWAL = "consent-withdrawal";

  /**
   * Characters beyond this are written as escapes, so that a half of a surrogate pair, which a
   * sender can write as an escape too, comes back as it was instead of failing the entry.
   */
  private static final int UNESCAPED_MAX = 0xD7FF;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().highestNonEscapedChar(UNESCAPED_MAX).build();
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
    } else if (fact instanceof Fact.Silent) {
      return SILENT;
    } else if (fact instanceof Fact.Recovered) {
      return RECOVERED;
    } else if (fact instanceof Fact.Proposed) {
      return PROPOSAL;
    } else if (fact instanceof Fact.Decided) {
      return DECISION;
    } else if (fact instanceof Fact.MonthStepped) {
      return MONTH_STEP;
    } else if (fact instanceof Fact.MonthLocked) {
      return MONTH_LOCK;
    } else if (fact instanceof Fact.ConsentGiven) {
      return CONSENT;
    } else if (fact instanceof Fact.ConsentWithdrawn) {
      return CONSENT_WITHDRAWAL;
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

  /**
   * Reads what {@link #write} of this or an older version wrote.
   *
   * @throws UnreadableFactException for anything else
   */
  public static Fact read(String kind, byte[] payload) {
    try {
      return switch (kind) {
        case DELIVERY -> readDelivery(payload);
        case IMPORT -> readImport(TREES.readTree(payload));
        case RELEASE -> readRelease(TREES.readTree(payload));
        case SILENT -> {
          JsonNode tree = TREES.readTree(payload);
          yield new Fact.Silent(readDevice(tree), readSince(tree));
        }
        case RECOVERED -> {
          JsonNode tree = TREES.readTree(payload);
          yield new Fact.Recovered(readDevice(tree), readSince(tree));
        }
        case PROPOSAL -> readProposed(TREES.readTree(payload));
        case DECISION -> readDecided(TREES.readTree(payload));
        case MONTH_STEP -> MonthJson.readStepped(TREES.readTree(payload));
        case MONTH_LOCK -> MonthJson.readLocked(TREES.readTree(payload));
        case CONSENT -> ConsentJson.readGiven(TREES.readTree(payload));
        case CONSENT_WITHDRAWAL -> ConsentJson.readWithdrawn(TREES.readTree(payload));
        case POLICY -> new Fact.PolicySet(readParameters(TREES.readTree(payload)));
        default -> throw new IOException("unknown kind of journal entry \"" + kind + "\"");
      };
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new UnreadableFactException(kind, e);
    }
  }

  private static Fact readDelivery(byte[] payload) throws IOException {
    try (JsonParser in = JSON.createParser(payload)) {
      return new Fact.Delivered(DeliveryJson.read(in));
    }
  }

  private static Fact readRelease(JsonNode tree) {
    return new Fact.Released(
        tree.required("author").asText(),
        tree.required("position").asLong(),
        tree.required("item").asInt(),
        tree.required("reason").asText());
  }

  private static Fact readProposed(JsonNode tree) {
    return new Fact.Proposed(tree.required("author").asText(), ProposalJson.read(tree));
  }

  private static Fact readDecided(JsonNode tree) {
    return new Fact.Decided(
        tree.required("author").asText(),
        tree.required("position").asLong(),
        Verdict.valueOf(tree.required("verdict").asText().toUpperCase(Locale.ROOT)),
        ProposalJson.text(tree, "note"));
  }

  private static DeviceKey readDevice(JsonNode tree) {
    return new DeviceKey(tree.required("protocol").asText(), tree.required("serial").asText());
  }

  private static Instant readSince(JsonNode tree) {
    return Instant.parse(tree.required("since").asText());
  }

  private static void writeSilence(ObjectNode tree, DeviceKey device, Instant since) {
    tree.put("protocol", device.protocol());
    tree.put("serial", device.serial());
    tree.put("since", since.toString());
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
    } else if (fact instanceof Fact.Silent silent) {
      writeSilence(tree, silent.device(), silent.since());
    } else if (fact instanceof Fact.Recovered recovered) {
      writeSilence(tree, recovered.device(), recovered.since());
    } else if (fact instanceof Fact.Proposed proposed) {
      tree.put("author", proposed.author());
      ProposalJson.write(tree, proposed.proposal());
    } else if (fact instanceof Fact.Decided decided) {
      tree.put("author", decided.author());
      tree.put("position", decided.position());
      tree.put("verdict", decided.verdict().code());
      ProposalJson.put(tree, "note", decided.note());
    } else if (fact instanceof Fact.MonthStepped stepped) {
      MonthJson.write(tree, stepped);
    } else if (fact instanceof Fact.MonthLocked locked) {
      MonthJson.write(tree, locked);
    } else if (fact instanceof Fact.ConsentGiven given) {
      ConsentJson.write(tree, given);
    } else if (fact instanceof Fact.ConsentWithdrawn withdrawn) {
      ConsentJson.write(tree, withdrawn);
    } else if (fact instanceof Fact.PolicySet policy) {
      writeParameters(tree, policy.parameters());
    }
    return tree;
  }

  private static Fact.Imported readImport(JsonNode tree) throws IOException {
    String code = tree.required("kind").asText();
    ImportKind kind =
        ImportKind.find(code)
            .orElseThrow(() -> new IOException("unknown import kind \"" + code + "\""));
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
