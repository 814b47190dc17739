package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.device.DeviceHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The books of all organisations, written to the memory every few seconds where something has
 * changed, and once more at the end. Safe from any thread.
 */
final class Books {
  private static final Logger LOG = LoggerFactory.getLogger(Books.class);

  /** All organisations together, so that their users fit into the memory. */
  private static final int USERS_MAX = 10_000;

  private static final int EVENT_IDS_MAX = 100_000;
  private static final long SAVE_EVERY_MS = 10_000;

  private final DeviceHost host;
  private final Map<String, OrganisationBook> books = new LinkedHashMap<>();
  private final AtomicBoolean saving = new AtomicBoolean();
  private long timer;

  Books(DeviceHost host, List<Organisation> organisations) {
    this.host = host;
    int share = Math.max(1, organisations.size());
    for (Organisation organisation : organisations) {
      books.put(
          organisation.org(),
          new OrganisationBook(
              organisation,
              host.clock(),
              host.tally(),
              Math.min(SettingsEntry.USERS_MAX, USERS_MAX / share),
              EVENT_IDS_MAX / share));
    }
  }

  OrganisationBook of(Organisation organisation) {
    return Objects.requireNonNull(books.get(organisation.org()), organisation.org());
  }

  /** Reads what is remembered. A memory that can't be read is none. */
  Future<Void> open() {
    if (books.isEmpty()) {
      return Future.succeededFuture();
    }
    return host.memory()
        .read(DingTalkAdapter.PROTOCOL)
        .otherwise(new JsonObject())
        .map(
            memory -> {
              books.forEach(
                  (org, book) -> {
                    if (memory.getValue(org) instanceof JsonObject own) {
                      book.restore(own);
                    }
                  });
              timer = host.vertx().setPeriodic(SAVE_EVERY_MS, due -> save());
              return null;
            });
  }

  /** Writes what has changed; one at a time. */
  Future<Void> save() {
    if (!saving.compareAndSet(false, true)) {
      return Future.succeededFuture();
    }
    // Counted, because every book has to be asked.
    long changes = books.values().stream().filter(OrganisationBook::takeChanged).count();
    Future<Void> written =
        changes == 0
            ? Future.succeededFuture()
            : host.memory().write(DingTalkAdapter.PROTOCOL, toJson());
    return written
        .onFailure(failure -> LOG.warn("what was spent is not remembered: {}", failure.toString()))
        .onComplete(done -> saving.set(false));
  }

  Future<Void> close() {
    host.vertx().cancelTimer(timer);
    return save().otherwiseEmpty();
  }

  private JsonObject toJson() {
    JsonObject all = new JsonObject();
    books.forEach((org, book) -> all.put(org, book.toJson()));
    return all;
  }
}
