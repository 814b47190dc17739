package org.rollcall.gateway.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges once a day, counted from the last purge and not from the start, so that a gateway which is
 * restarted every night purges too. Whoever owns it calls {@link #look} every so often, on a
 * worker; it leaves a row in the access log as everybody does.
 */
public final class DailyPurge {
  /** As the reports and the access log name it. */
  public static final String AUTHOR = "gateway";

  public static final Duration LOOK_EVERY = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(DailyPurge.class);

  private final Purge purge;
  private final PurgeReports reports;
  private final AccessLog log;
  private final Clock clock;

  public DailyPurge(Purge purge, PurgeReports reports, AccessLog log, Clock clock) {
    this.purge = purge;
    this.reports = reports;
    this.log = log;
    this.clock = clock;
  }

  /** Purges where the last purge is a day ago. */
  public void look() {
    Optional<Instant> last = reports.lastAt();
    if (last.isPresent() && clock.instant().isBefore(last.get().plus(DAY))) {
      return;
    }
    List<PurgeReport> done = logged(purge, log, AUTHOR);
    LOG.info("purged: {} rows", done.stream().mapToLong(report -> report.removed().rows()).sum());
  }

  /** A purge that nobody ordered through the API, with its row in the access log. */
  public static List<PurgeReport> logged(Purge purge, AccessLog log, String author) {
    Access access =
        new Access(
            new Principal(author, Role.ADMINISTRATOR, Set.of()),
            "purge",
            "list",
            "",
            "",
            false,
            "local");
    long receipt = log.begin(access).toCompletableFuture().join();
    List<PurgeReport> done = purge.run(author);
    log.end(receipt, 200, done.size());
    return done;
  }
}
