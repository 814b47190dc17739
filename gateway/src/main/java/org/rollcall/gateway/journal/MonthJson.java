package org.rollcall.gateway.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.rollcall.gateway.attendance.MonthStep;

/** Steps of sign-off and locks as JSON of the journal and back. A large snapshot is packed. */
final class MonthJson {
  /** Snapshots that are longer are packed, in bytes. */
  private static final int PLAIN_BYTES_MAX = 4 * 1024;

  /** The longest snapshot that is unpacked, in bytes: a home of thousands. */
  private static final int SNAPSHOT_BYTES_MAX = 16 * 1024 * 1024;

  private MonthJson() {}

  static void write(ObjectNode tree, Fact.MonthStepped fact) {
    tree.put("author", fact.author());
    tree.put("home", fact.home());
    tree.put("month", fact.month().toString());
    tree.put("step", fact.step().code());
    tree.put("revision", fact.revision());
    tree.put("content", fact.content());
    ProposalJson.put(tree, "note", fact.note());
    ProposalJson.put(tree, "owner", fact.owner());
    ProposalJson.put(tree, "until", fact.until());
  }

  static Fact readStepped(JsonNode tree) {
    return new Fact.MonthStepped(
        tree.required("author").asText(),
        tree.required("home").asText(),
        YearMonth.parse(tree.required("month").asText()),
        MonthStep.valueOf(tree.required("step").asText().toUpperCase(Locale.ROOT)),
        tree.required("revision").asInt(),
        tree.required("content").asText(),
        ProposalJson.text(tree, "note"),
        ProposalJson.text(tree, "owner"),
        ProposalJson.text(tree, "until").map(LocalDate::parse));
  }

  static void write(ObjectNode tree, Fact.MonthLocked fact) throws IOException {
    tree.put("author", fact.author());
    tree.put("content", fact.content());
    tree.put("hash", fact.hash());
    byte[] text = fact.snapshot().getBytes(StandardCharsets.UTF_8);
    if (text.length <= PLAIN_BYTES_MAX) {
      tree.put("snapshot", fact.snapshot());
    } else {
      tree.put("gzip", Base64.getEncoder().encodeToString(packed(text)));
    }
  }

  static Fact readLocked(JsonNode tree) throws IOException {
    return new Fact.MonthLocked(
        tree.required("author").asText(),
        tree.required("content").asText(),
        tree.required("hash").asText(),
        tree.has("gzip")
            ? unpacked(Base64.getDecoder().decode(tree.get("gzip").asText()))
            : tree.required("snapshot").asText());
  }

  private static byte[] packed(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] text = in.readNBytes(SNAPSHOT_BYTES_MAX + 1);
      if (text.length > SNAPSHOT_BYTES_MAX) {
        throw new IOException("a snapshot is longer than " + SNAPSHOT_BYTES_MAX + " bytes");
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
