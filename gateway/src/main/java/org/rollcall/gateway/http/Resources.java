package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.rollcall.gateway.ingest.DeviceContacts;
import org.rollcall.gateway.ingest.MonthSettings;
import org.rollcall.gateway.ingest.SilenceRule;
import org.rollcall.gateway.ingest.WaitingList;
import org.rollcall.gateway.ingest.recording.FrameRecorder;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.security.Reach;

/** All resources of the API, and what they need. One class a resource; this only lists them. */
public record Resources(
    LedgerReads reads,
    LedgerReads exports,
    BlockingReads workers,
    FactRoutes facts,
    Sealer sealer,
    DeviceContacts contacts,
    WaitingList waiting,
    SilenceRule silence,
    Terminals terminals,
    FrameRecorder recorder,
    LiveChanges live,
    MonthSettings months,
    FigureSources figures,
    Identities identities,
    Privacy privacy,
    Clock clock) {

  void bind(RouterBuilder routes) {
    new ImportResource(facts, workers).bind(routes);
    new RegistryResource(reads, facts, sealer).bind(routes);
    new DeviceResource(reads, facts, contacts, waiting, silence, terminals, clock).bind(routes);
    new DeviceCareResource(reads, facts, contacts, clock).bind(routes);
    new CommissioningResource(reads, contacts, live, clock).bind(routes);
    new RecordingResource(reads, workers, recorder, clock).bind(routes);
    new CommandResource(reads, terminals).bind(routes);
    new PeopleResource(reads, workers, terminals, sealer, clock).bind(routes);
    new CheckInResource(reads).bind(routes);
    new QuarantineResource(reads, facts).bind(routes);
    new ProposalResource(reads, facts, sealer, months.hintAfterDays(), clock).bind(routes);
    new SignOffResource(reads, facts, clock).bind(routes);
    new RevisionResource(reads).bind(routes);
    new BoardResource(reads, contacts, silence, clock).bind(routes);
    new MonthResource(reads, clock).bind(routes);
    new PersonDayResource(reads).bind(routes);
    Exports files = new Exports(exports);
    new ServiceCountFiles(reads, files, clock).bind(routes);
    new FigureResource(reads, clock).bind(routes);
    new IndicatorFiles(reads, files, figures, clock).bind(routes);
    new Dhis2Resource(reads, files, figures, clock).bind(routes);
    new IndicatorResource(reads, figures, clock).bind(routes);
    new ExplainResource(reads, figures, clock).bind(routes);
    new PolicyLabResource(exports, figures, clock).bind(routes);
    new SessionResource(identities).bind(routes);
    new AccountResource(reads, identities).bind(routes);
    new TokenResource(reads, identities, clock).bind(routes);
    new AccessResource(identities).bind(routes);
    new ConsentResource(reads, facts, privacy.consentPurposes(), clock).bind(routes);
    new ExtractResource(reads, sealer, identities, clock).bind(routes);
    new RetentionResource(identities.lookups(), privacy).bind(routes);
    routes
        .getRoute("live")
        .addHandler(
            context -> live.open(context, wanted(context), () -> reads.cursor().position()));
  }

  /** The homes of a live stream: the one that is asked for, of those within the caller's units. */
  private Predicate<String> wanted(RoutingContext context) {
    Optional<String> asked =
        Parameter.query(context, "home").map(code -> Parameter.home(reads.homes(), code).code());
    Reach reach = Author.reach(context);
    if (asked.isPresent() && !reach.hasUnit(asked.get())) {
      throw new Refusal(ErrorCode.OUTSIDE_YOUR_UNITS, "home \"" + asked.get() + "\" is not yours");
    }
    return home -> asked.map(home::equals).orElseGet(() -> reach.hasUnit(home));
  }
}
