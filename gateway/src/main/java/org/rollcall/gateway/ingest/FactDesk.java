package org.rollcall.gateway.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.registry.ImportCheck;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.registry.Table;

/**
 * Where people's facts enter: checked against the registry of this moment, journaled, and waited
 * for until the ledger shows them. One at a time, so that what was checked still holds when it is
 * journaled. Blocks: call it on a worker.
 */
public final class FactDesk {
  /** A ledger that is further behind than this is waited for no longer. */
  private static final Duration APPLIED_WAIT = Duration.ofSeconds(60);

  private final Journal journal;
  private final Supplier<Registry> registry;
  private final Sealer sealer;
  private final LongFunction<CompletableFuture<Void>> applied;
  private final Duration appliedWait;

  /**
   * A desk.
   *
   * @param applied completes when the ledger has applied a journal position
   */
  public FactDesk(
      Journal journal,
      Supplier<Registry> registry,
      Sealer sealer,
      LongFunction<CompletableFuture<Void>> applied) {
    this(journal, registry, sealer, applied, APPLIED_WAIT);
  }

  FactDesk(
      Journal journal,
      Supplier<Registry> registry,
      Sealer sealer,
      LongFunction<CompletableFuture<Void>> applied,
      Duration appliedWait) {
    this.journal = journal;
    this.registry = registry;
    this.sealer = sealer;
    this.applied = applied;
    this.appliedWait = appliedWait;
  }

  /**
   * Imports a table, all or nothing. Rows that change nothing are not journaled.
   *
   * @throws NotYetAppliedException where the ledger does not show the rows in time, or does not yet
   *     show what was recorded before them: then nothing was checked or recorded
   */
  public synchronized ImportResult importRows(String author, ImportKind kind, Table table) {
    awaitApplied(
        journal.end(), "an earlier change is not in the ledger yet: import it again later");
    ImportResult result = ImportCheck.check(kind, table, registry.get(), sealer);
    if (result instanceof ImportResult.Accepted accepted && !accepted.changed().isEmpty()) {
      record(new Fact.Imported(author, kind, accepted.changed()));
    }
    return result;
  }

  /** Lets an event out of quarantine. */
  public synchronized void release(String author, long position, int item, String reason) {
    record(new Fact.Released(author, position, item, reason));
  }

  /** Records a fact that needs no check; returns its journal position. */
  public synchronized long record(Fact fact) {
    long position = append(fact);
    awaitApplied(position, "the journal has it; the ledger is behind and will follow");
    return position;
  }

  /**
   * Records what is decided here and now: the ledger shows every earlier fact when the decision is
   * taken, and nobody else decides meanwhile. What the decision throws is passed on, and nothing is
   * recorded.
   *
   * @return the journal position
   * @throws NotYetAppliedException as {@link #importRows}
   */
  public synchronized long decide(Supplier<Fact> decision) {
    awaitDecidable();
    return record(decision.get());
  }

  /** As {@link #decide}, where it may turn out that there is nothing to record. */
  public synchronized OptionalLong decideIf(Supplier<Optional<Fact>> decision) {
    awaitDecidable();
    Optional<Fact> fact = decision.get();
    return fact.isPresent() ? OptionalLong.of(record(fact.get())) : OptionalLong.empty();
  }

  private void awaitDecidable() {
    awaitApplied(journal.end(), "an earlier change is not in the ledger yet: try again later");
  }

  private long append(Fact fact) {
    try {
      return journal.append(FactCodec.kind(fact), FactCodec.write(fact)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JournalException trouble
          ? trouble
          : new IllegalStateException("the journal failed in a way it never should", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotYetAppliedException("interrupted before the journal had it for certain", e);
    }
  }

  private void awaitApplied(long position, String otherwise) {
    try {
      applied.apply(position).get(appliedWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new NotYetAppliedException(otherwise, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotYetAppliedException(otherwise, e);
    }
  }
}
