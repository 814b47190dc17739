package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls to the old interface ({@code oapi}) for one organisation, with a token that is kept as long
 * as it is good, and repeated where that helps. One call at a time; used from one event loop only.
 * Futures do not fail: no answer is a {@link ApiAnswer.Bad} too.
 */
final class OldApi {
  static final int RETRIES_MAX = 3;
  private static final String TOKEN = "access_token";
  private static final Duration TOKEN_MARGIN = Duration.ofMinutes(5);
  private static final Duration TOKEN_LIFE_MAX = Duration.ofHours(2);

  private record Token(ApiAnswer.Good answer, Instant until) {}

  private final Vertx vertx;
  private final Clock clock;
  private final Organisation organisation;
  private final CloudHttp http;
  private final OrganisationBook book;
  private final Handover counts;
  private final PollTiming timing;
  private Optional<Token> token = Optional.empty();

  OldApi(
      Vertx vertx,
      Clock clock,
      Organisation organisation,
      CloudHttp http,
      OrganisationBook book,
      Handover counts,
      PollTiming timing) {
    this.vertx = vertx;
    this.clock = clock;
    this.organisation = organisation;
    this.http = http;
    this.book = book;
    this.counts = counts;
    this.timing = timing;
  }

  Future<ApiAnswer> get(String path) {
    return call(http::get, path, 0);
  }

  Future<ApiAnswer> post(String path, String json) {
    return call(address -> http.post(address, json), path, 0);
  }

  private Future<ApiAnswer> call(
      Function<String, Future<CloudHttp.Reply>> send, String path, int retries) {
    return pause(timing.paceMs())
        .compose(paced -> token())
        .compose(
            got ->
                got instanceof ApiAnswer.Good good
                    ? send(send, path, Json.text(good.body(), TOKEN).orElse(""))
                    : Future.succeededFuture(got))
        .compose(answer -> settled(send, path, retries, answer));
  }

  private Future<ApiAnswer> send(
      Function<String, Future<CloudHttp.Reply>> send, String path, String accessToken) {
    book.called();
    return answer(
        send.apply(
            organisation.oapiBase()
                + path
                + "?access_token="
                + URLEncoder.encode(accessToken, StandardCharsets.UTF_8)));
  }

  private Future<ApiAnswer> settled(
      Function<String, Future<CloudHttp.Reply>> send, String path, int retries, ApiAnswer answer) {
    if (!(answer instanceof ApiAnswer.Bad bad)) {
      return Future.succeededFuture(answer);
    }
    long waitMs =
        switch (bad.trouble()) {
          case TOKEN_STALE -> 1;
          case TOO_FAST -> timing.retryMs();
          case CROWDED -> timing.crowdedMs() << retries;
          default -> 0;
        };
    if (bad.trouble() == ApiAnswer.Trouble.TOKEN_STALE) {
      token = Optional.empty();
    }
    if (waitMs == 0 || retries == RETRIES_MAX) {
      return Future.succeededFuture(answer);
    }
    counts.count(Coped.CALL_RETRIED, 1);
    return pause(waitMs).compose(waited -> call(send, path, retries + 1));
  }

  /** The answer that holds the token, kept or fetched; fetching does not count as a call. */
  private Future<ApiAnswer> token() {
    if (token.isPresent() && clock.instant().isBefore(token.get().until())) {
      return Future.succeededFuture(token.get().answer());
    }
    String query =
        "/gettoken?appkey="
            + URLEncoder.encode(organisation.appKey(), StandardCharsets.UTF_8)
            + "&appsecret="
            + URLEncoder.encode(organisation.appSecret(), StandardCharsets.UTF_8);
    return answer(http.get(organisation.oapiBase() + query)).map(this::keep);
  }

  private ApiAnswer keep(ApiAnswer answer) {
    if (!(answer instanceof ApiAnswer.Good good)) {
      return answer;
    }
    if (Json.text(good.body(), TOKEN).isEmpty()) {
      return new ApiAnswer.Bad(ApiAnswer.Trouble.NO_ANSWER, "no token");
    }
    long lifeS = good.body().path("expires_in").asLong(TOKEN_LIFE_MAX.toSeconds());
    Duration life = Duration.ofSeconds(Math.min(lifeS, TOKEN_LIFE_MAX.toSeconds()));
    token = Optional.of(new Token(good, clock.instant().plus(life).minus(TOKEN_MARGIN)));
    return good;
  }

  private static Future<ApiAnswer> answer(Future<CloudHttp.Reply> reply) {
    return reply
        .map(ApiAnswer::decode)
        .otherwise(
            failure ->
                new ApiAnswer.Bad(ApiAnswer.Trouble.NO_ANSWER, failure.getClass().getSimpleName()));
  }

  private Future<Void> pause(long ms) {
    Promise<Void> waited = Promise.promise();
    vertx.setTimer(Math.max(1, ms), due -> waited.complete());
    return waited.future();
  }
}
