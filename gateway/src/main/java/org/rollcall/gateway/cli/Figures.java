package org.rollcall.gateway.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollcall.gateway.exchange.CatalogueException;
import org.rollcall.gateway.exchange.CatalogueFile;
import org.rollcall.gateway.http.FigureSources;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.ledger.ChangeTimes;
import org.rollcall.gateway.ledger.LiveMonths;
import org.rollcall.gateway.ledger.Profiles;
import org.rollcall.gateway.projection.LedgerChanges;

/**
 * Builds what figures need beside the ledger, and has it told of what changes before anybody else
 * is: who asks because of a change must not be given what was there before it.
 */
final class Figures {
  private final Clock clock;
  private volatile Optional<FigureSources> sources = Optional.empty();

  Figures(Clock clock) {
    this.clock = clock;
  }

  Consumer<LedgerChanges> before(Consumer<LedgerChanges> others) {
    return changes -> {
      sources.ifPresent(known -> known.follow(changes));
      others.accept(changes);
    };
  }

  /** Of a store whose projection has not been started yet. */
  FigureSources of(Store store) {
    FigureSources built =
        new FigureSources(
            catalogue(store),
            new Profiles(store.sealer()),
            new LiveMonths(store.projection().position()),
            new ChangeTimes(clock.instant()),
            clock);
    sources = Optional.of(built);
    return built;
  }

  private static Catalogue catalogue(Store store) {
    try {
      return CatalogueFile.withFile(store.folder().indicators());
    } catch (CatalogueException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
