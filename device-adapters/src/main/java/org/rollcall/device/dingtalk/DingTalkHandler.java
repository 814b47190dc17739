package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.AnswerWriter;
import org.rollcall.device.wire.Body;
import org.rollcall.device.wire.BodyIntake;
import org.rollcall.device.wire.HttpDate;
import org.rollcall.device.wire.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes to {@code /dingtalk/{org}}: whose is it, is it genuine, store, answer. Safe from any
 * thread. DingTalk waits 2.5 seconds and comes again twice; so it is answered as soon as the
 * journal has the punches, and never before.
 */
final class DingTalkHandler implements Handler<HttpServerRequest> {
  static final int BODY_MAX_BYTES = 1 << 20;
  static final int HELD_MAX_BYTES = 32 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(DingTalkHandler.class);
  private static final int NONCE_BYTES = 8;

  private record Line(Organisation organisation, OrganisationBook book, CallbackCodec codec) {}

  private final Map<String, Line> lines = new HashMap<>();

  /** Organisations and the key that they were seen to use; two of each at most. */
  private final Set<String> ownersSeen = ConcurrentHashMap.newKeySet();

  private final Handover handover;
  private final Clock clock;
  private final AnswerWriter answers;
  private final DingTalkFrames frames;
  private final SecureRandom random = new SecureRandom();
  private final BodyIntake intake = new BodyIntake(BODY_MAX_BYTES, HELD_MAX_BYTES);

  /**
   * @param organisations those that are pushed for
   */
  DingTalkHandler(
      DeviceHost host, Handover handover, Books books, List<Organisation> organisations) {
    this.handover = handover;
    this.clock = host.clock();
    this.frames = new DingTalkFrames(host.frames());
    this.answers = new AnswerWriter(host.vertx(), new HttpDate(host.clock()));
    organisations.forEach(
        organisation ->
            lines.put(
                organisation.org(),
                new Line(organisation, books.of(organisation), new CallbackCodec(organisation))));
  }

  @Override
  public void handle(HttpServerRequest http) {
    answer(http)
        .onSuccess(answer -> answers.write(http, answer))
        .onFailure(
            fault -> {
              LOG.error("a push failed; DingTalk sends it again", fault);
              answers.write(http, coped(Coped.FAULT, Replies.FAULT));
            });
  }

  private Future<Answer> answer(HttpServerRequest http) {
    Optional<Line> line = line(http.path());
    if (line.isEmpty()) {
      return Future.succeededFuture(coped(Coped.UNKNOWN_ORGANISATION, Replies.NO_ORGANISATION));
    }
    if (!http.method().equals(HttpMethod.POST)) {
      return Future.succeededFuture(coped(Coped.METHOD_NOT_ALLOWED, Replies.NO_POST));
    }
    CallbackQuery query = new CallbackQuery(Optional.ofNullable(http.query()).orElse(""));
    String remote = Peer.address(http);
    return intake.collect(
        http,
        body ->
            body instanceof Body.Whole whole
                ? decoded(line.get(), query, whole.bytes().getBytes(), remote)
                : Future.succeededFuture(refused(body)));
  }

  private Optional<Line> line(String path) {
    String root = DingTalkAdapter.PATH + "/";
    if (!path.startsWith(root)) {
      return Optional.empty();
    }
    String name = path.substring(root.length());
    String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return CallbackQuery.decode(bare.replace("+", "%2B")).map(lines::get);
  }

  private Future<Answer> decoded(Line line, CallbackQuery query, byte[] body, String remote) {
    Callback callback = line.codec().decode(query, body, clock.instant());
    if (callback instanceof Callback.Refused refused) {
      return Future.succeededFuture(refused(line.organisation(), refused));
    }
    Callback.Accepted accepted = (Callback.Accepted) callback;
    line.book().pushed();
    noteOwner(line.organisation(), accepted.owner());
    CloudEvent event = EventCodec.decode(accepted.message(), line.organisation().corpId());
    if (event instanceof CloudEvent.Unreadable unreadable) {
      return Future.succeededFuture(
          coped(Coped.MESSAGE_UNREADABLE, Replies.unreadable(unreadable.problem())));
    }
    return handover
        .store(line.book(), event, remote)
        .onSuccess(stored -> frames.came(event, accepted.message(), line.organisation(), stored))
        .map(stored -> stored ? success(line, accepted.owner()) : Replies.NOT_STORED);
  }

  /** What most integrations fail at is worth a line, once. */
  private void noteOwner(Organisation organisation, String owner) {
    String key = owner.equals(organisation.appKey()) ? "appKey" : "corpId";
    if (ownersSeen.add(organisation.org() + " " + key)) {
      LOG.info("pushes for {} name their {} as owner", organisation.org(), key);
    }
  }

  private Answer success(Line line, String owner) {
    byte[] salt = new byte[CallbackCrypto.RANDOM_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    return Replies.success(
        line.codec().success(owner, clock.instant(), salt, HexFormat.of().formatHex(nonce)));
  }

  private Answer refused(Organisation organisation, Callback.Refused refused) {
    if (refused.reason() == Coped.OWNER_UNKNOWN) {
      // Signed with our token: a mistake in the settings, which somebody has to see.
      LOG.warn("a push for {} was refused: {}", organisation.org(), refused.detail());
    }
    return coped(refused.reason(), Replies.refused(refused));
  }

  private Answer refused(Body body) {
    if (body instanceof Body.TooLarge) {
      return coped(Coped.BODY_TOO_LARGE, Replies.TOO_LARGE);
    }
    return body instanceof Body.NoRoom
        ? coped(Coped.NO_ROOM, Replies.NO_ROOM)
        : coped(Coped.BODY_CUT, Replies.BODY_CUT);
  }

  private Answer coped(Coped coped, Answer answer) {
    handover.count(coped, 1);
    return answer;
  }
}
