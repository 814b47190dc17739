package org.rollcall.gateway.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the write-ahead log into the file on a thread of its own, so that no commit waits for it.
 * Passive: it never locks the writer or a reader out. Its trouble is logged once and tried again;
 * meanwhile the log grows and nothing is lost.
 */
final class Checkpointer {
  /** How much of the log makes a checkpoint worth its two flushes, 16 MiB. */
  private static final long CHECKPOINT_PAGES = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final Connection connection;
  private final Thread thread = new Thread(this::loop, "journal-checkpoint");
  private long loggedPages;
  private boolean closed;
  private boolean failing;

  Checkpointer(Connection connection) {
    this.connection = connection;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Told by the writer after each commit; never blocks. */
  synchronized void committed(long payloadBytes) {
    // every commit logs whole pages: at least the last one of the table
    loggedPages += 1 + payloadBytes / JournalFile.PAGE_BYTES;
    if (loggedPages >= CHECKPOINT_PAGES) {
      notifyAll();
    }
  }

  private void loop() {
    try (Statement statement = connection.createStatement()) {
      while (awaitWork()) {
        checkpoint(statement);
      }
    } catch (SQLException | InterruptedException e) {
      LOG.warn("the journal's checkpoints have stopped; the writer makes them from now on", e);
    }
  }

  private synchronized boolean awaitWork() throws InterruptedException {
    while (!closed && loggedPages < CHECKPOINT_PAGES) {
      wait();
    }
    loggedPages = 0;
    return !closed;
  }

  private void checkpoint(Statement statement) {
    try {
      JournalFile.number(statement, "PRAGMA wal_checkpoint(PASSIVE)");
      failing = false;
    } catch (SQLException e) {
      if (!failing) {
        LOG.warn("the journal's write-ahead log cannot be folded in, trying on", e);
      }
      failing = true;
    }
  }

  /** Finishes the checkpoint under way, then closes the connection. */
  void stop() throws SQLException, InterruptedException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.join();
    connection.close();
  }
}
