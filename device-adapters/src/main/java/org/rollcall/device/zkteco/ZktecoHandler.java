package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.AnswerWriter;
import org.rollcall.device.wire.Body;
import org.rollcall.device.wire.Counts;
import org.rollcall.device.wire.HttpDate;
import org.rollcall.device.wire.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All requests under {@code /iclock}: who is it, what does it want, answer. Safe from any thread.
 *
 * <p>A terminal is known by its registered serial number and by nothing else, for it has nothing
 * else to show; the network has to keep strangers away.
 */
final class ZktecoHandler implements Handler<HttpServerRequest> {
  private static final Body NO_BODY = new Body.Skimmed(0, 0);
  private static final Logger LOG = LoggerFactory.getLogger(ZktecoHandler.class);

  /** Places in {@code INFO=firmware,people,fingers,records,…}. */
  private static final int INFO_PEOPLE = 1;

  private static final int INFO_RECORDS = 3;

  private final Inlet inlet;
  private final Clock clock;
  private final Counts counts;
  private final ZktecoCommands commands;
  private final Orders orders;
  private final ZktecoPeople people;
  private final RecordCounts records;
  private final Uploads uploads;
  private final ZktecoFrames frames;
  private final AnswerWriter answers;

  /** Serials that have asked for registration; bounded by the registry, and by number. */
  private final Set<String> registering = ConcurrentHashMap.newKeySet();

  ZktecoHandler(
      DeviceHost host,
      ZktecoCommands commands,
      Orders orders,
      ZktecoPeople people,
      RecordCounts records) {
    this.inlet = host.inlet();
    this.clock = host.clock();
    this.counts = new Counts(host.tally(), ZktecoAdapter.PROTOCOL);
    this.commands = commands;
    this.orders = orders;
    this.frames = new ZktecoFrames(host.frames());
    this.people = people;
    this.records = records;
    this.uploads = new Uploads(host.inlet(), counts, people, records, frames);
    this.answers = new AnswerWriter(host.vertx(), new HttpDate(host.clock()));
  }

  @Override
  public void handle(HttpServerRequest http) {
    answer(http)
        .onSuccess(answer -> answers.write(http, answer))
        .onFailure(
            fault -> {
              LOG.error("a request of a terminal failed; the terminal keeps its data", fault);
              counts.add(Coped.FAULT, 1);
              answers.write(http, Replies.NOT_STORED);
            });
  }

  private Future<Answer> answer(HttpServerRequest http) {
    ZktecoRequest asked =
        ZktecoRequest.parse(http.method().name(), http.path(), Optional.ofNullable(http.query()));
    if (asked.endpoint() == Endpoint.UNKNOWN) {
      // A 404 leaves some terminals with a "database" error on their screen.
      return coped(Coped.UNKNOWN_PATH, Replies.OK);
    }
    Optional<String> serial = asked.serial();
    if (serial.isEmpty()) {
      boolean greeting = asked.endpoint() == Endpoint.CDATA && !asked.upload();
      return coped(Coped.SERIAL_MISSING, greeting ? Replies.NOT_WELCOME : Replies.NO_SERIAL);
    }
    DeviceKey key = new DeviceKey(ZktecoAdapter.PROTOCOL, serial.get());
    String remote = Peer.address(http);
    Optional<KnownDevice> device = inlet.find(key);
    if (device.isEmpty()) {
      inlet.seen(key, remote);
      return coped(Coped.UNKNOWN_SERIAL, Replies.UNKNOWN);
    }
    commands.contact(key.serial());
    return route(new Call(http, asked, device.get(), remote));
  }

  private Future<Answer> route(Call call) {
    boolean upload = call.asked().upload();
    return switch (call.asked().endpoint()) {
      case CDATA -> upload ? uploads.table(call) : alive(call, greeting(call));
      case QUERYDATA -> uploads.named(call);
      case FDATA -> uploads.picture(call);
      case REGISTRY -> registration(call);
      case DEVICECMD -> uploads.whole(call, body -> commandResults(call, body));
      case GETREQUEST -> alive(call, commandLines(call));
      case PUSH -> alive(call, Replies.text(Greeting.configuration(call.serial())));
      case RTDATA -> alive(call, time(call));
      case PING -> alive(call, Replies.OK);
      case NOT_OFFERED, UNKNOWN -> {
        counts.add(Coped.NOT_OFFERED, 1);
        yield alive(call, Replies.OK);
      }
    };
  }

  private Answer greeting(Call call) {
    commands.introduced(call.serial());
    orders.introduced(call.serial());
    Dialect dialect =
        Dialect.of(
            call.asked().parameter("DeviceType"),
            call.asked().parameter("pushver"),
            registering.contains(call.serial()));
    people.introduced(call.serial(), dialect, call.asked().parameter("language"));
    return Replies.text(
        dialect == Dialect.SECURITY
            ? Greeting.security(call.serial())
            : Greeting.attendance(call.serial(), offset(call, clock.instant())));
  }

  private Future<Answer> registration(Call call) {
    if (registering.size() < ZktecoCommands.SERIALS_MAX) {
      registering.add(call.serial());
    }
    people.isController(call.serial());
    return uploads.description(call, Replies.text(Greeting.registration(call.serial())));
  }

  private Answer commandLines(Call call) {
    Instant now = clock.instant();
    counted(call);
    Syncs.Offer aboutPeople = people.offer(call.device().key());
    String lines =
        commands.offer(call.serial())
            + orders.offer(
                call.serial(),
                LocalDateTime.ofInstant(now, offset(call, now)),
                registering.contains(call.serial()))
            + aboutPeople.lines();
    return lines.isEmpty()
        ? Replies.OK
        : Replies.text(lines).in(aboutPeople.charset().orElse(StandardCharsets.UTF_8));
  }

  /** Many terminals say with each question how many people and records they hold. */
  private void counted(Call call) {
    List<String> said =
        call.asked().parameter("INFO").map(info -> List.of(info.split(",", -1))).orElse(List.of());
    if (said.size() > INFO_RECORDS) {
      people.counted(call.serial(), Wire.number(said.get(INFO_PEOPLE)));
      Wire.number(said.get(INFO_RECORDS)).ifPresent(held -> records.told(call.serial(), held));
    }
  }

  private Future<Answer> commandResults(Call call, byte[] body) {
    List<CommandResult> results = CommandResultCodec.decode(body);
    for (CommandResult result : results) {
      boolean known =
          commands.answered(call.serial(), result.id())
              || orders.answered(call.serial(), result.id(), result.returned())
              || people.answered(call.device().key(), result);
      counts.add(Coped.COMMAND_UNKNOWN, known ? 0 : 1);
      counts.add(Coped.COMMAND_FAILED, result.returned() < 0 ? 1 : 0);
    }
    List<String> about =
        results.stream()
            .filter(result -> result.verb().equals("INFO"))
            .flatMap(result -> result.content().stream())
            .toList();
    return uploads.deliver(
        call, uploads.learned(call, OptionsCodec.decodeLines(about)), Replies.OK);
  }

  private Answer time(Call call) {
    Instant now = clock.instant();
    return call.asked().parameter("type").filter("time"::equals).isPresent()
        ? Replies.text(Greeting.time(now, offset(call, now)))
        : Replies.OK;
  }

  private Future<Answer> alive(Call call, Answer answer) {
    inlet.seen(call.device().key(), call.remote());
    return frames.watch(call, NO_BODY, Future.succeededFuture(answer));
  }

  private Future<Answer> coped(Coped coped, Answer answer) {
    counts.add(coped, 1);
    return Future.succeededFuture(answer);
  }

  private static ZoneOffset offset(Call call, Instant now) {
    return call.device().zone().getRules().getOffset(now);
  }
}
