package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.AnswerWriter;
import org.rollcall.device.wire.Body;
import org.rollcall.device.wire.BodyIntake;
import org.rollcall.device.wire.Counts;
import org.rollcall.device.wire.HttpDate;
import org.rollcall.device.wire.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests under {@link HikvisionAdapter#PATH}: whose token is it, what is in the body, store,
 * answer. The method and the rest of the path are the firmware's business. Safe from any thread.
 */
final class HikvisionHandler implements Handler<HttpServerRequest> {
  static final int BODY_MAX_BYTES = 8 << 20;
  static final int HELD_MAX_BYTES = 64 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(HikvisionHandler.class);
  private static final String CONTINUE = "100-continue";

  private final Inlet inlet;
  private final Counts counts;
  private final Deposit deposit;
  private final AnswerWriter answers;
  private final HikvisionFrames frames;
  private final BodyIntake intake = new BodyIntake(BODY_MAX_BYTES, HELD_MAX_BYTES);

  HikvisionHandler(DeviceHost host) {
    this.inlet = host.inlet();
    this.counts = new Counts(host.tally(), HikvisionAdapter.PROTOCOL);
    this.deposit = new Deposit(host);
    this.frames = new HikvisionFrames(host.frames());
    this.answers = new AnswerWriter(host.vertx(), new HttpDate(host.clock()));
  }

  @Override
  public void handle(HttpServerRequest http) {
    answer(http)
        .onSuccess(answer -> answers.write(http, answer))
        .onFailure(
            fault -> {
              LOG.error("an event of a terminal failed; the terminal keeps it", fault);
              answers.write(http, coped(Coped.FAULT, Replies.NOT_STORED));
            });
  }

  private Future<Answer> answer(HttpServerRequest http) {
    Optional<KnownDevice> device =
        token(http.path())
            .flatMap(inlet::findByToken)
            .filter(known -> known.key().protocol().equals(HikvisionAdapter.PROTOCOL));
    if (device.isEmpty()) {
      return Future.succeededFuture(coped(Coped.TOKEN_UNKNOWN, Replies.NO_TOKEN));
    }
    if (CONTINUE.equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
      http.response().writeContinue();
    }
    DeviceKey key = device.get().key();
    String remote = Peer.address(http);
    Optional<String> contentType = Optional.ofNullable(http.getHeader(HttpHeaders.CONTENT_TYPE));
    return intake.collect(
        http,
        body ->
            body instanceof Body.Whole whole
                ? taken(key, remote, HikvisionCodec.decode(contentType, whole.bytes().getBytes()))
                    .onSuccess(answer -> frames.came(key, contentType, whole.bytes(), answer))
                : Future.succeededFuture(refused(body)));
  }

  private Future<Answer> taken(DeviceKey key, String remote, List<Decoded> decoded) {
    return deposit
        .store(key, remote, decoded)
        .map(stored -> stored ? Replies.OK : Replies.NOT_STORED);
  }

  private Answer refused(Body body) {
    if (body instanceof Body.TooLarge) {
      return coped(Coped.BODY_TOO_LARGE, Replies.TOO_LARGE);
    }
    return body instanceof Body.NoRoom
        ? coped(Coped.NO_ROOM, Replies.NOT_STORED.hangingUp())
        : coped(Coped.BODY_CUT, Replies.NOT_STORED);
  }

  private Answer coped(Coped what, Answer answer) {
    counts.add(what, 1);
    return answer;
  }

  /** The first step of the path behind the root, whose characters may be escaped. */
  private static Optional<String> token(String path) {
    String rest = path.substring(Math.min(path.length(), HikvisionAdapter.PATH.length() + 1));
    int slash = rest.indexOf('/');
    String token = slash < 0 ? rest : rest.substring(0, slash);
    try {
      String plain = URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
      return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
