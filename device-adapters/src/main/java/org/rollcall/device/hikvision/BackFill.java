package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.hikvision.TerminalClient.Lent;

/**
 * Searches one terminal for events from where the last search ended, in windows of a day that
 * overlap, oldest first. A window counts only when all of it is stored; until then it is asked for
 * again. Runs one search at a time on one context.
 */
final class BackFill {
  static final String JSON_URI = "/ISAPI/AccessControl/AcsEvent?format=json";
  static final String XML_URI = "/ISAPI/AccessControl/AcsEvent";
  static final Duration OVERLAP = Duration.ofMinutes(10);
  static final Duration WINDOW = Duration.ofDays(1);
  static final Duration FIRST = Duration.ofDays(7);

  /** More than terminals give at once; they cut it down as they like. */
  static final int ROWS_ASKED = 30;

  static final int PAGES_MAX = 10_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final int MAJOR_EVENT = 5;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /** What one run came to. */
  enum Outcome {
    DONE,
    /** The terminal is not registered, or the gateway could not store. */
    NOT_NOW,
    /** The terminal does not know how, or answers what nobody can read. */
    NOT_OFFERED
  }

  /** A stretch of time under one search. */
  private record Window(String searchId, Instant from, Instant to, ZoneId zone) {}

  private final Lent lent;
  private final Clock clock;
  private final ReadMarks marks;
  private Future<Outcome> running = Future.succeededFuture(Outcome.DONE);
  private boolean waiting;
  private boolean xml;

  BackFill(Lent lent, Clock clock, ReadMarks marks) {
    this.lent = lent;
    this.clock = clock;
    this.marks = marks;
  }

  /** Searches up to now, behind a search that still runs; at most one waits. */
  Future<Outcome> run() {
    if (!waiting) {
      waiting = true;
      running =
          running.transform(
              before -> {
                waiting = false;
                return catchUp(clock.instant().truncatedTo(ChronoUnit.SECONDS));
              });
    }
    return running;
  }

  private Future<Outcome> catchUp(Instant now) {
    Optional<KnownDevice> device = lent.inlet().find(lent.account().key());
    if (device.isEmpty()) {
      lent.inlet().seen(lent.account().key(), lent.account().host());
      return Future.succeededFuture(Outcome.NOT_NOW);
    }
    Instant mark = marks.of(lent.account().serial()).orElse(now.minus(FIRST));
    return windows(mark, now, device.get().zone());
  }

  private Future<Outcome> windows(Instant mark, Instant now, ZoneId zone) {
    Instant end = mark.plus(WINDOW).isBefore(now) ? mark.plus(WINDOW) : now;
    Window window = new Window(UUID.randomUUID().toString(), mark.minus(OVERLAP), end, zone);
    return page(window, 0, 1)
        .compose(
            outcome -> {
              if (outcome != Outcome.DONE) {
                return Future.succeededFuture(outcome);
              }
              return marks
                  .set(lent.account().serial(), end)
                  .compose(
                      kept ->
                          end.isBefore(now)
                              ? windows(end, now, zone)
                              : Future.succeededFuture(Outcome.DONE));
            });
  }

  private Future<Outcome> page(Window window, int position, int number) {
    return lent.client()
        .ask(question(window, position))
        .compose(
            reply -> {
              if (reply.status() == BAD_REQUEST && !xml && isNoJson(reply.body())) {
                xml = true;
                return page(window, position, number);
              }
              Optional<AcsEventPage> page =
                  reply.status() == OK
                      ? AcsEventPage.read(reply.body(), position)
                      : Optional.empty();
              if (page.isEmpty()) {
                lent.counts().add(Coped.SEARCH_UNANSWERED, 1);
                return Future.succeededFuture(Outcome.NOT_OFFERED);
              }
              return stored(window, page.get(), position, number);
            });
  }

  private Future<Outcome> stored(Window window, AcsEventPage page, int position, int number) {
    return lent.deposit()
        .storeUnknown(lent.account().key(), lent.account().host(), page.rows(), lent.recent())
        .compose(
            stored -> {
              if (!stored) {
                return Future.succeededFuture(Outcome.NOT_NOW);
              }
              if (!page.more()) {
                return Future.succeededFuture(Outcome.DONE);
              }
              if (page.advance() == 0 || number == PAGES_MAX) {
                // "More" without a row would be asked for until the end of days.
                lent.counts().add(Coped.SEARCH_ENDLESS, 1);
                return Future.succeededFuture(Outcome.NOT_OFFERED);
              }
              return page(window, position + page.advance(), number + 1);
            });
  }

  private IsapiClient.Question question(Window window, int position) {
    String from = TIME.format(window.from().atZone(window.zone()));
    String to = TIME.format(window.to().atZone(window.zone()));
    String condition =
        xml
            ? """
              <?xml version="1.0" encoding="UTF-8"?>
              <AcsEventCond version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
              <searchID>%s</searchID>
              <searchResultPosition>%d</searchResultPosition>
              <maxResults>%d</maxResults>
              <major>%d</major>
              <minor>0</minor>
              <startTime>%s</startTime>
              <endTime>%s</endTime>
              </AcsEventCond>
              """
                .formatted(window.searchId(), position, ROWS_ASKED, MAJOR_EVENT, from, to)
            : new JsonObject()
                .put(
                    "AcsEventCond",
                    new JsonObject()
                        .put("searchID", window.searchId())
                        .put("searchResultPosition", position)
                        .put("maxResults", ROWS_ASKED)
                        .put("major", MAJOR_EVENT)
                        .put("minor", 0)
                        .put("startTime", from)
                        .put("endTime", to))
                .encode();
    return new IsapiClient.Question(
        HttpMethod.POST,
        xml ? XML_URI : JSON_URI,
        Optional.of(xml ? "application/xml" : "application/json"),
        Buffer.buffer(condition));
  }

  private static boolean isNoJson(Buffer body) {
    return body.toString().toLowerCase(Locale.ROOT).contains("badjsonformat");
  }
}
