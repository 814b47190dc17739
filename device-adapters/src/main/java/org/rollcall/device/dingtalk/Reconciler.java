package org.rollcall.device.dingtalk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for records a few times a day and stores what no push brought. Whom it may ask for it knows
 * from pushes and from the settings, for there is no question for everybody. A pass goes through
 * windows of time and groups of people, and counts as done only when all of it is stored; else the
 * next pass begins where the last good one ended. Runs on one event loop; {@link #start} and {@link
 * #close} may be called from any thread.
 */
final class Reconciler {
  static final String PATH = "/attendance/listRecord";
  static final String REMOTE = "dingtalk-records";

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  /** Between passes when our own count says that the month's calls are gone, which may be wrong. */
  private static final Duration SPARSE = Duration.ofDays(1);

  private record Question(RecordWindow window, List<String> users) {}

  private final Vertx vertx;
  private final Context context;
  private final Clock clock;
  private final Organisation organisation;
  private final OldApi api;
  private final FailedPushes failedPushes;
  private final OrganisationBook book;
  private final Handover handover;
  private final AddressBan ban;
  private final PollTiming timing;
  private boolean closed;

  Reconciler(
      Vertx vertx,
      Clock clock,
      Organisation organisation,
      CloudHttp http,
      OrganisationBook book,
      Handover handover,
      AddressBan ban,
      PollTiming timing) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.clock = clock;
    this.organisation = organisation;
    this.api = new OldApi(vertx, clock, organisation, http, book, handover, timing);
    this.failedPushes = new FailedPushes(organisation, api, book, handover);
    this.book = book;
    this.handover = handover;
    this.ban = ban;
    this.timing = timing;
  }

  void start() {
    context.runOnContext(go -> after(firstWaitMs()));
  }

  Future<Void> close() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        stop -> {
          closed = true;
          done.complete();
        });
    return done.future();
  }

  /** What could not be stored is trouble as well. */
  static Future<Optional<ApiAnswer.Bad>> notStored() {
    return Future.succeededFuture(
        Optional.of(new ApiAnswer.Bad(ApiAnswer.Trouble.NO_ANSWER, "not stored")));
  }

  /** A gateway that starts again and again must not spend a pass each time. */
  private long firstWaitMs() {
    long sinceMs =
        book.readTo()
            .map(last -> Duration.between(last, clock.instant()).abs().toMillis())
            .orElse(timing.againMs());
    return Math.max(0, timing.againMs() - sinceMs);
  }

  private void after(long waitMs) {
    vertx.setTimer(Math.max(1, waitMs), due -> pass());
  }

  private void pass() {
    if (closed) {
      return;
    }
    Duration spent = book.closedFor();
    if (!spent.isZero() || ban.isOn()) {
      after(Math.max(spent.toMillis(), timing.againMs()));
      return;
    }
    Instant now = clock.instant();
    recovered()
        .compose(trouble -> trouble.isPresent() ? trouble(trouble) : records(now))
        .onComplete(
            done -> {
              if (done.failed()) {
                LOG.error("asking for the records of {} failed", organisation.org(), done.cause());
                handover.count(Coped.FAULT, 1);
                after(timing.againMs());
              } else {
                after(next(now, done.result()));
              }
            });
  }

  /** How long to wait after a pass, in milliseconds. */
  private long next(Instant now, Optional<ApiAnswer.Bad> trouble) {
    long standardMs = book.pace(callsOfAPass(), SPARSE).toMillis();
    if (trouble.isEmpty()) {
      if (!book.users().isEmpty()) {
        book.readTo(now);
      }
      return standardMs;
    }
    ApiAnswer.Bad bad = trouble.get();
    handover.count(Coped.CALL_FAILED, 1);
    LOG.warn(
        "asking for the records of {} ended early: {} ({})",
        organisation.org(),
        bad.trouble(),
        bad.code());
    if (bad.trouble() == ApiAnswer.Trouble.BANNED) {
      handover.count(Coped.ADDRESS_BANNED, 1);
      ban.begin(vertx, timing.banMs());
    } else if (bad.trouble() == ApiAnswer.Trouble.QUOTA_GONE) {
      book.callsRefused();
    }
    return bad.trouble() == ApiAnswer.Trouble.DENIED
        ? standardMs
        : Math.min(standardMs, timing.againMs());
  }

  private Future<Optional<ApiAnswer.Bad>> recovered() {
    return organisation.modes().contains(Mode.HTTP)
        ? failedPushes.fetch()
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<ApiAnswer.Bad>> records(Instant now) {
    List<String> users = book.users();
    if (users.isEmpty()) {
      LOG.warn(
          "nobody to ask for in {}: name users in the settings or subscribe to pushes",
          organisation.org());
    }
    Deque<Question> questions = new ArrayDeque<>();
    for (RecordWindow window : RecordWindow.of(book.readTo(), now)) {
      for (int i = 0; i < users.size(); i += RecordWindow.USERS_MAX) {
        int end = Math.min(users.size(), i + RecordWindow.USERS_MAX);
        questions.add(new Question(window, users.subList(i, end)));
      }
    }
    return ask(questions);
  }

  private Future<Optional<ApiAnswer.Bad>> ask(Deque<Question> questions) {
    Question question = questions.poll();
    if (question == null) {
      return Future.succeededFuture(Optional.empty());
    }
    if (closed) {
      return notStored();
    }
    return api.post(PATH, question.window().question(question.users()))
        .compose(
            answer ->
                answer instanceof ApiAnswer.Good good
                    ? store(good)
                    : split(question, (ApiAnswer.Bad) answer, questions))
        .compose(trouble -> trouble.isPresent() ? trouble(trouble) : ask(questions));
  }

  /** One stranger spoils the question for all: find out who it is, and ask for the others. */
  private Future<Optional<ApiAnswer.Bad>> split(
      Question question, ApiAnswer.Bad bad, Deque<Question> questions) {
    if (bad.trouble() != ApiAnswer.Trouble.USER_UNKNOWN) {
      return trouble(Optional.of(bad));
    }
    List<String> users = question.users();
    if (users.size() == 1) {
      handover.count(Coped.USER_NOT_ASKABLE, 1);
      book.forget(users.get(0));
    } else {
      int half = users.size() / 2;
      questions.addFirst(new Question(question.window(), users.subList(half, users.size())));
      questions.addFirst(new Question(question.window(), users.subList(0, half)));
    }
    return Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<ApiAnswer.Bad>> store(ApiAnswer.Good good) {
    CloudEvent rows =
        PunchCodec.punches(good.body().path("recordresult"), List.of(organisation.corpId()));
    CloudEvent fresh = rows instanceof CloudEvent.Punches punches ? book.fresh(punches) : rows;
    return handover
        .store(book, fresh, REMOTE)
        .onSuccess(
            stored -> {
              if (stored && isPushed() && fresh instanceof CloudEvent.Punches punches) {
                handover.unpushed().asked(punches.punches());
              }
            })
        .compose(stored -> stored ? Future.succeededFuture(Optional.empty()) : notStored());
  }

  /** Whether anything but asking should have brought the punches. */
  private boolean isPushed() {
    return organisation.modes().contains(Mode.HTTP) || organisation.modes().contains(Mode.STREAM);
  }

  private int callsOfAPass() {
    int recovering = organisation.modes().contains(Mode.HTTP) ? 1 : 0;
    return recovering + (book.users().size() + RecordWindow.USERS_MAX - 1) / RecordWindow.USERS_MAX;
  }

  private static Future<Optional<ApiAnswer.Bad>> trouble(Optional<ApiAnswer.Bad> trouble) {
    return Future.succeededFuture(trouble);
  }
}
