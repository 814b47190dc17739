package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.RosterPlan;
import org.rollcall.gateway.registry.DeviceRoster;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.security.Masks;

/**
 * What a sync would do to a terminal's people, and under which token. Pure.
 *
 * @param roster whom the terminal should know
 * @param held whom it holds, as far as it has said
 */
record PeoplePreview(DeviceRoster roster, HeldPeople held, RosterPlan plan) {
  private static final String PURPOSE = "people-preview";
  private static final int TOKEN_CHARS = 22;

  /**
   * The same for the same people on both sides, another after any change of either. Says nothing of
   * the names in it.
   */
  String token(Sealer sealer) {
    StringBuilder all = new StringBuilder(roster.device().key().toString());
    all.append('\n').append(held.listing() == HeldPeople.Listing.KNOWN).append(held.encoding());
    Stream.of(
            plan.changes().stream().map(change -> change.kind() + text(change.entry())),
            plan.stay().stream().map(entry -> "STAY" + text(entry)),
            plan.unfit().stream().map(unfit -> "UNFIT" + text(unfit.entry())),
            plan.strangers().stream().map(one -> "STRANGER" + text(one.entry())),
            held.people().stream().map(person -> "HELD" + text(person.entry())))
        .flatMap(lines -> lines)
        .forEach(line -> all.append('\n').append(line));
    String hash = sealer.hash(PURPOSE, all.toString());
    return hash.substring(hash.length() - TOKEN_CHARS);
  }

  /** Why these changes don't fit onto the terminal; empty where they do or nobody can tell. */
  Optional<String> overflow() {
    OptionalInt before = before();
    if (held.capacity().isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    // Removals come last: while people are added, those who go still take their room.
    int most = before.getAsInt() + plan.additions();
    return most > held.capacity().getAsInt()
        ? Optional.of(
            "the terminal holds "
                + held.capacity().getAsInt()
                + " people and would have to hold "
                + most
                + " before anybody is removed")
        : Optional.empty();
  }

  JsonObject json(Sealer sealer, Instant now) {
    Optional<String> overflow = overflow();
    return new JsonObject()
        .put("device", roster.device().id())
        .put("preview", token(sealer))
        .put("list", list(now))
        .put(
            "capacity",
            new JsonObject()
                .put("people", number(held.capacity()))
                .put("before", number(before()))
                .put("after", before().isPresent() ? before().getAsInt() + plan.additions() : null)
                .put("fits", held.capacity().isPresent() ? overflow.isEmpty() : null)
                .put("problem", overflow.orElse(null)))
        .put("encoding", held.encodingSaid() ? held.encoding() : held.encoding() + " (assumed)")
        .put("add", changes(RosterPlan.Kind.ADD))
        .put("rename", changes(RosterPlan.Kind.RENAME))
        .put("remove", changes(RosterPlan.Kind.REMOVE))
        .put("stay", plan.stay().size())
        .put("unfit", unfit())
        .put("strangers", strangers());
  }

  private JsonObject list(Instant now) {
    return new JsonObject()
        .put("state", held.listing().name().toLowerCase(Locale.ROOT))
        .put("at", held.at().map(Instant::toString).orElse(null))
        .put("ageSeconds", held.at().map(at -> Duration.between(at, now).toSeconds()).orElse(null))
        .put("people", held.at().isPresent() ? held.people().size() : null);
  }

  /** How many are on the terminal: by its list, else by its own count. */
  private OptionalInt before() {
    return held.at().isPresent() ? OptionalInt.of(held.people().size()) : held.counted();
  }

  private JsonArray changes(RosterPlan.Kind kind) {
    List<JsonObject> changes =
        plan.changes().stream()
            .filter(change -> change.kind() == kind)
            .map(
                change ->
                    kind == RosterPlan.Kind.RENAME
                        ? json(change.entry())
                            .put("before", change.before().map(Masks::name).orElse(null))
                        : json(change.entry()))
            .toList();
    return new JsonArray(changes);
  }

  private JsonArray unfit() {
    return new JsonArray(
        plan.unfit().stream()
            .map(unfit -> json(unfit.entry()).put("problem", unfit.problem()))
            .toList());
  }

  private JsonArray strangers() {
    return new JsonArray(
        plan.strangers().stream()
            .map(one -> json(one.entry()).put("operator", one.operator()))
            .toList());
  }

  private JsonObject json(RosterEntry entry) {
    return new JsonObject()
        .put("number", entry.number())
        .put("person", roster.lastHolder(entry.number()).orElse(null))
        .put("name", Masks.name(entry.name()));
  }

  private static String text(RosterEntry entry) {
    return ' ' + entry.number() + '\t' + entry.name();
  }

  private static @Nullable Integer number(OptionalInt value) {
    return value.isPresent() ? (Integer) value.getAsInt() : null;
  }
}
