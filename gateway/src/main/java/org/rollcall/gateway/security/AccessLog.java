package org.rollcall.gateway.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who reads what: a row is on disk before the read begins, and is completed with status
 * and rows when the answer has left. One thread writes, all that waits in one flush. Beginning
 * never waits for room: a full queue refuses. Safe from any thread; the composition root closes it.
 */
public final class AccessLog implements AutoCloseable {
  /** Reads that wait for their row; more are answered 503. */
  public static final int WAITING_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final long CLOSE_WAIT_MS = 10_000;

  private final SecurityDatabase database;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Begun> begun = new ArrayDeque<>();
  private final ArrayDeque<Ended> ended = new ArrayDeque<>();
  private final Thread thread = new Thread(this::run, "access-log");
  private boolean closed;
  private volatile long refused;

  /**
   * @param database a connection of the log's own, so that a flush holds up nobody else
   */
  public AccessLog(SecurityDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
    thread.setDaemon(true);
    thread.start();
  }

  private record Begun(Access access, long atMs, CompletableFuture<Long> receipt) {}

  /** Bounded by what began: each row ends once. */
  private record Ended(long receipt, int status, int rows) {}

  /** Completes with the receipt when the row is on disk; fails where it can't be. */
  public CompletionStage<Long> begin(Access access) {
    Begun entry = new Begun(access, clock.millis(), new CompletableFuture<>());
    lock.lock();
    try {
      if (closed || begun.size() >= WAITING_MAX) {
        countRefused();
        return CompletableFuture.failedFuture(
            SecurityStoreException.full("reads for the access log", WAITING_MAX));
      }
      begun.add(entry);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return entry.receipt();
  }

  /** Completes the row of a receipt, soon. */
  public void end(long receipt, int status, int rows) {
    lock.lock();
    try {
      ended.add(new Ended(receipt, status, rows));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reads that were refused because too many waited. */
  public long refused() {
    return refused;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only under the lock
  private void countRefused() {
    refused++;
  }

  private void run() {
    List<Begun> first = new ArrayList<>();
    List<Ended> last = new ArrayList<>();
    while (take(first, last)) {
      write(first, last);
      first.clear();
      last.clear();
    }
  }

  /** Waits for work; false when there will be none. */
  private boolean take(List<Begun> first, List<Ended> last) {
    lock.lock();
    try {
      while (begun.isEmpty() && ended.isEmpty() && !closed) {
        changed.await();
      }
      first.addAll(begun);
      last.addAll(ended);
      begun.clear();
      ended.clear();
      return !first.isEmpty() || !last.isEmpty();
    } catch (InterruptedException e) {
      LOG.error("the access log's writer was interrupted and ends", e);
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Begun> first, List<Ended> last) {
    try {
      List<Long> receipts = database.write(connection -> write(connection, first, last));
      for (int i = 0; i < receipts.size(); i++) {
        first.get(i).receipt().complete(receipts.get(i));
      }
    } catch (RuntimeException e) {
      LOG.error("the access log can't be written; reads are refused until it can", e);
      first.forEach(entry -> entry.receipt().completeExceptionally(e));
    }
  }

  private static List<Long> write(Connection connection, List<Begun> first, List<Ended> last)
      throws SQLException {
    List<Long> receipts = new ArrayList<>();
    try (PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO access (at, principal, role, operation, subject_kind, subject, period,
                                    names, remote)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """);
        PreparedStatement complete =
            connection.prepareStatement(
                "UPDATE access SET status = ?, row_count = ? WHERE id = ?")) {
      for (Begun entry : first) {
        receipts.add(insert(insert, entry));
      }
      for (Ended entry : last) {
        complete.setInt(1, entry.status());
        complete.setInt(2, entry.rows());
        complete.setLong(3, entry.receipt());
        complete.executeUpdate();
      }
    }
    return receipts;
  }

  private static long insert(PreparedStatement insert, Begun entry) throws SQLException {
    Access access = entry.access();
    insert.setLong(1, entry.atMs());
    insert.setString(2, access.principal().name());
    insert.setString(3, access.principal().role().code());
    insert.setString(4, access.operation());
    insert.setString(5, access.subjectKind());
    insert.setString(6, access.subject());
    insert.setString(7, access.period());
    insert.setString(8, access.wholeNames() ? "whole" : "masked");
    insert.setString(9, access.remote());
    try (ResultSet id = insert.executeQuery()) {
      id.next();
      return id.getLong(1);
    }
  }

  /** Writes what waits and ends; the database is its owner's to close. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
