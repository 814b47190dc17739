package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.rollcall.device.Gaps;

/** What a terminal had and did not come, as it is answered. */
final class GapsJson {
  private GapsJson() {}

  /** {@code state} is {@code unknown}, {@code none} or {@code found}. */
  static JsonObject of(Gaps gaps) {
    if (gaps instanceof Gaps.Unknown unknown) {
      return json("unknown").put("why", unknown.why());
    }
    Gaps.Watched watched = (Gaps.Watched) gaps;
    JsonArray items = new JsonArray();
    watched.found().forEach(gap -> items.add(json(gap)));
    return json(items.isEmpty() ? "none" : "found")
        .put("since", watched.since().toString())
        .put("items", items);
  }

  private static JsonObject json(String state) {
    return new JsonObject()
        .put("state", state)
        .put("why", null)
        .put("since", null)
        .put("items", new JsonArray());
  }

  private static JsonObject json(Gaps.Gap gap) {
    return new JsonObject()
        .put("noticedAt", gap.noticedAt().toString())
        .put("from", gap.from().map(Instant::toString).orElse(null))
        .put("to", gap.to().map(Instant::toString).orElse(null))
        .put("missing", gap.missing().isPresent() ? gap.missing().getAsLong() : null)
        .put("effect", gap.effect().name().toLowerCase(Locale.ROOT));
  }
}
