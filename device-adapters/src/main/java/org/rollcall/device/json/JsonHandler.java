package org.rollcall.device.json;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;
import org.rollcall.device.Tally;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.AnswerWriter;
import org.rollcall.device.wire.Body;
import org.rollcall.device.wire.BodyIntake;
import org.rollcall.device.wire.HttpDate;
import org.rollcall.device.wire.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to {@link JsonAdapter#PATH}: whose token is it, what can be read, store, answer. Safe
 * from any thread.
 */
final class JsonHandler implements Handler<HttpServerRequest> {
  static final int BODY_MAX_BYTES = 1 << 20;
  static final int HELD_MAX_BYTES = 32 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(JsonHandler.class);
  private static final String SCHEME = "bearer ";

  private final Inlet inlet;
  private final Tally tally;
  private final JsonFrames frames;
  private final AnswerWriter answers;
  private final BodyIntake intake = new BodyIntake(BODY_MAX_BYTES, HELD_MAX_BYTES);

  JsonHandler(DeviceHost host) {
    this.inlet = host.inlet();
    this.tally = host.tally();
    this.frames = new JsonFrames(host.frames());
    this.answers = new AnswerWriter(host.vertx(), new HttpDate(host.clock()));
  }

  @Override
  public void handle(HttpServerRequest http) {
    answer(http)
        .onSuccess(answer -> answers.write(http, answer))
        .onFailure(
            fault -> {
              LOG.error("a request with check-ins failed; the sender keeps them", fault);
              answers.write(http, coped("fault", JsonReplies.notStored("FAULT", "internal fault")));
            });
  }

  private Future<Answer> answer(HttpServerRequest http) {
    if (!http.path().equals(JsonAdapter.PATH)) {
      return Future.succeededFuture(coped("unknown-path", JsonReplies.noPath()));
    }
    if (!http.method().equals(HttpMethod.POST)) {
      return Future.succeededFuture(coped("method-not-allowed", JsonReplies.noPost()));
    }
    Optional<KnownDevice> device = token(http).flatMap(inlet::findByToken);
    if (device.isEmpty()) {
      return Future.succeededFuture(coped("token-unknown", JsonReplies.noToken()));
    }
    String remote = Peer.address(http);
    return intake.collect(
        http,
        body ->
            body instanceof Body.Whole whole
                ? decoded(device.get(), remote, whole.bytes().getBytes())
                    .onSuccess(answer -> frames.came(device.get().key(), whole.bytes(), answer))
                : Future.succeededFuture(refused(body)));
  }

  private Future<Answer> decoded(KnownDevice device, String remote, byte[] bytes) {
    JsonBatch batch = JsonCodec.decode(device.id(), bytes);
    if (batch instanceof JsonBatch.Elements elements) {
      return store(device, remote, elements);
    }
    inlet.seen(device.key(), remote);
    return Future.succeededFuture(
        batch instanceof JsonBatch.TooMany tooMany
            ? coped("too-many-elements", JsonReplies.tooMany(tooMany.elements()))
            : coped("malformed", JsonReplies.malformed(((JsonBatch.Malformed) batch).detail())));
  }

  private Future<Answer> store(KnownDevice device, String remote, JsonBatch.Elements elements) {
    List<DeviceEvent> events = elements.events();
    if (events.isEmpty()) {
      inlet.seen(device.key(), remote);
      return Future.succeededFuture(JsonReplies.stored(new Outcome(0, 0, 0, true), List.of()));
    }
    return inlet
        .accept(new Delivery(device.key(), remote, events))
        .compose(
            receipt ->
                receipt instanceof Receipt.Stored stored
                    ? settled(stored, elements)
                    : Future.succeededFuture(refused((Receipt.Refused) receipt)));
  }

  private Future<Answer> settled(Receipt.Stored stored, JsonBatch.Elements elements) {
    elements.problems().forEach(problem -> tally.count(JsonAdapter.PROTOCOL, "field-unreadable"));
    if (elements.events().stream().allMatch(DeviceEvent.Rejected.class::isInstance)) {
      return Future.succeededFuture(JsonReplies.unreadable(elements.problems()));
    }
    return inlet.outcome(stored).map(outcome -> JsonReplies.stored(outcome, elements.problems()));
  }

  private Answer refused(Receipt.Refused refused) {
    return coped(
        "delivery-refused",
        JsonReplies.notStored(
            refused.reason().name(),
            switch (refused.reason()) {
              case UNKNOWN_DEVICE -> "the device is no longer registered";
              case OVERLOADED -> "the gateway is overloaded";
              case STORAGE_FAILED -> "the gateway cannot write";
            }));
  }

  private Answer refused(Body body) {
    if (body instanceof Body.TooLarge) {
      return coped("body-too-large", JsonReplies.tooLarge(BODY_MAX_BYTES));
    }
    Answer later = JsonReplies.notStored("OVERLOADED", "the gateway is overloaded").hangingUp();
    return coped(body instanceof Body.NoRoom ? "no-room" : "body-cut", later);
  }

  private Answer coped(String what, Answer answer) {
    tally.count(JsonAdapter.PROTOCOL, what);
    return answer;
  }

  private static Optional<String> token(HttpServerRequest http) {
    return Optional.ofNullable(http.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(token -> !token.isEmpty());
  }
}
