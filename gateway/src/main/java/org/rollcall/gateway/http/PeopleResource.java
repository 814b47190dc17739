package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.PeopleSync;
import org.rollcall.device.RosterPlan;
import org.rollcall.device.SyncProgress;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.DeviceRoster;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.security.Masks;

/**
 * {@code /api/v1/devices/{device}/people/…}: the people on a terminal, brought in line with the
 * registry: looked at first, done only as it was looked at.
 */
final class PeopleResource {
  private final LedgerReads reads;
  private final BlockingReads workers;
  private final Terminals terminals;
  private final Sealer sealer;
  private final Clock clock;

  PeopleResource(
      LedgerReads reads, BlockingReads workers, Terminals terminals, Sealer sealer, Clock clock) {
    this.reads = reads;
    this.workers = workers;
    this.terminals = terminals;
    this.sealer = sealer;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("previewPeople").addHandler(this::preview);
    routes.getRoute("syncPeople").addHandler(this::sync);
    routes.getRoute("peopleSync").addHandler(this::progress);
    routes.getRoute("cancelPeopleSync").addHandler(this::cancel);
  }

  /** Asks the terminal as well, unless its list is known and nobody wants it anew. */
  private void preview(RoutingContext context) {
    Device device = device(context);
    PeopleSync people = people(device.key());
    boolean ask =
        Optional.ofNullable(context.body().asJsonObject())
            .map(body -> body.getBoolean("ask", false))
            .orElse(false);
    if (ask || people.held(device.key()).listing() == HeldPeople.Listing.UNKNOWN) {
      people.ask(device.key());
    }
    workers
        .run(() -> preview(device, people).json(sealer, clock.instant()))
        .onSuccess(body -> Answers.ok(context, body))
        .onFailure(context::fail);
  }

  private void sync(RoutingContext context) {
    Device device = device(context);
    PeopleSync people = people(device.key());
    JsonObject body = context.body().asJsonObject();
    boolean remove = body.getBoolean("remove", false);
    String author = Author.of(context);
    workers
        .run(() -> agreed(device, people, body.getString("preview"), remove))
        .compose(changes -> people.start(device.key(), changes, author))
        .onSuccess(
            started -> {
              if (started instanceof PeopleSync.Started.Refused refused) {
                context.fail(new Refusal(ErrorCode.SYNC_NOT_STARTED, refused.detail()));
              } else {
                Answers.created(
                    context, json(device, ((PeopleSync.Started.Accepted) started).progress()));
              }
            })
        .onFailure(context::fail);
  }

  /** The changes of exactly the preview that was looked at. */
  private List<RosterPlan.Change> agreed(
      Device device, PeopleSync people, String token, boolean remove) {
    PeoplePreview preview = preview(device, people);
    HeldPeople.Listing listing = preview.held().listing();
    if (listing == HeldPeople.Listing.UNKNOWN || listing == HeldPeople.Listing.ASKED) {
      throw new Refusal(
          ErrorCode.PEOPLE_UNKNOWN,
          "terminal "
              + device.key().serial()
              + " has not said yet who is on it; make another preview when it has");
    }
    if (!preview.token(sealer).equals(token)) {
      throw new Refusal(
          ErrorCode.PREVIEW_OUTDATED,
          "the people of "
              + device.id()
              + " are others than in this preview, here or on the terminal; look at another one");
    }
    preview
        .overflow()
        .ifPresent(
            overflow -> {
              throw new Refusal(ErrorCode.TERMINAL_FULL, overflow);
            });
    return preview.plan().changes(remove);
  }

  private void progress(RoutingContext context) {
    Device device = device(context);
    Answers.ok(context, json(device, lastSync(device)));
  }

  private void cancel(RoutingContext context) {
    Device device = device(context);
    people(device.key())
        .cancel(device.key())
        .onSuccess(
            cancelled -> {
              if (cancelled) {
                Answers.ok(context, json(device, lastSync(device)));
              } else {
                context.fail(
                    new Refusal(
                        ErrorCode.SYNC_NOT_RUNNING, "no sync of " + device.id() + " is running"));
              }
            })
        .onFailure(context::fail);
  }

  private SyncProgress lastSync(Device device) {
    return people(device.key())
        .progress(device.key())
        .orElseThrow(() -> Refusal.notFound("sync of the people of", device.id()));
  }

  private PeoplePreview preview(Device device, PeopleSync people) {
    DeviceRoster roster = new DeviceRoster(reads.homes().registry(), device, today(device));
    HeldPeople held = people.held(device.key());
    RosterPlan plan =
        RosterPlan.of(
            roster.holders().stream().map(DeviceRoster.Holder::entry).toList(),
            held.people(),
            roster::knows,
            entry -> people.objection(device.key(), entry));
    return new PeoplePreview(roster, held, plan);
  }

  /** The device where it stands today: elsewhere nobody is to be brought onto it. */
  private Device device(RoutingContext context) {
    Homes homes = reads.homes();
    Device last = DeviceResource.device(homes, Parameter.path(context, "device"));
    Registry registry = homes.registry();
    return registry
        .device(last.key(), today(last))
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.NO_PEOPLE,
                    last.id() + " stands at no home today; import its place under devices"));
  }

  private LocalDate today(Device device) {
    return LocalDate.ofInstant(clock.instant(), reads.homes().zone(device.home()));
  }

  private PeopleSync people(DeviceKey key) {
    return terminals
        .people(key)
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.NO_PEOPLE,
                    "people can't be brought onto terminals that speak " + key.protocol()));
  }

  private JsonObject json(Device device, SyncProgress progress) {
    DeviceRoster roster = new DeviceRoster(reads.homes().registry(), device, today(device));
    JsonArray people = new JsonArray();
    progress.steps().forEach(step -> people.add(json(roster, step)));
    return new JsonObject()
        .put("device", device.id())
        .put("id", progress.id())
        .put("author", progress.author())
        .put("startedAt", progress.startedAt().toString())
        .put("expiresAt", progress.expiresAt().toString())
        .put("running", progress.running())
        .put("cancelled", progress.cancelled())
        .put("people", people);
  }

  private static JsonObject json(DeviceRoster roster, SyncProgress.Step step) {
    Optional<String> person = roster.lastHolder(step.number());
    return new JsonObject()
        .put("do", code(step.kind()))
        .put("number", step.number())
        .put("person", person.orElse(null))
        .put(
            "name",
            person
                .flatMap(roster.registry()::person)
                .map(one -> Masks.name(one.name()))
                .orElse(null))
        .put("state", code(step.state()))
        .put("result", step.result().isPresent() ? step.result().getAsInt() : null)
        .put("meaning", step.meaning().orElse(null));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
