package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How the journal committed a load.
 *
 * @param entries journal entries in one commit, on average
 * @param bytes of one commit, on average
 */
record Commits(double entries, double bytes) {

  static Commits between(
      JournalMeter.Reading before, JournalMeter.Reading after, StoredFiles.Stretch stretch) {
    double commits = Math.max(1, after.commits() - before.commits());
    return new Commits(stretch.entries() / commits, stretch.bytes() / commits);
  }

  /** Runs a load on the gateway and sees how it was committed. */
  static Committed during(GatewayUnderTest gateway, Loading loading)
      throws SQLException, InterruptedException {
    JournalMeter.Reading before = gateway.journal();
    Load load = loading.run();
    JournalMeter.Reading after = gateway.journal();
    StoredFiles.Stretch stretch = gateway.files().journal(before.end(), after.end());
    return new Committed(load, between(before, after, stretch));
  }

  /** Something that makes load. */
  @FunctionalInterface
  interface Loading {
    Load run() throws InterruptedException;
  }

  /** A load and how it was committed. */
  record Committed(Load load, Commits commits) {
    /**
     * Appends and fsyncs of a plain file, with the same bytes in a batch, as check-ins a second.
     */
    String besideFile(Bed bed) throws IOException {
      double eventsPerEntry = (double) load.events() / Math.max(1, load.requests());
      double events = bed.fileLimit((int) commits.bytes()) * commits.entries() * eventsPerEntry;
      return String.format(
          Locale.ROOT,
          "plain file + fsync of the same batches (%,.0f B) %,.0f/s",
          commits.bytes(),
          events);
    }
  }
}
