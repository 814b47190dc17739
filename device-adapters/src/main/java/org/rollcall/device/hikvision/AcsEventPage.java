package org.rollcall.device.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One answer of a search.
 *
 * @param rows what was found, unreadable rows among it
 * @param advance by how much the next page is farther on
 * @param more whether there is a next page
 */
record AcsEventPage(List<Decoded> rows, int advance, boolean more) {
  private static final int NUMBER_DIGITS_MAX = 9;

  /** Empty where the body is no answer of a search, or is torn. */
  static Optional<AcsEventPage> read(Buffer body, int position) {
    Tree tree = HikvisionCodec.tree(body.getBytes());
    JsonNode search = tree.root().path("AcsEvent");
    if (tree.problem().isPresent() || !search.isObject()) {
      return Optional.empty();
    }
    List<Decoded> rows =
        AccessEventReader.read(tree).stream()
            .filter(one -> one instanceof Decoded.Access || one instanceof Decoded.Unreadable)
            .toList();
    String status = search.path("responseStatusStrg").asText("").strip().toUpperCase(Locale.ROOT);
    int said = number(search, "numOfMatches");
    int advance = said > 0 ? said : rows.size();
    boolean more =
        status.isEmpty()
            ? position + advance < number(search, "totalMatches")
            : status.equals("MORE");
    return Optional.of(new AcsEventPage(rows, advance, more));
  }

  private static int number(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return !text.isEmpty()
            && text.length() <= NUMBER_DIGITS_MAX
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : 0;
  }
}
