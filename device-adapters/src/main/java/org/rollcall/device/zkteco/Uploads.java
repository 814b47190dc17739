package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Inlet;
import org.rollcall.device.Receipt;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.Body;
import org.rollcall.device.wire.BodyIntake;
import org.rollcall.device.wire.Counts;

/**
 * Takes what terminals upload: bounds it, decodes it, hands it to the {@link Inlet} and answers
 * after the receipt. One bad line never holds up the good ones: it is stored beside them and the
 * batch is acknowledged, or the terminal would send that batch for ever. Safe from any thread.
 */
final class Uploads {
  static final int BODY_MAX_BYTES = 8 << 20;
  static final int HELD_MAX_BYTES = 64 << 20;
  private static final int NAME_MAX_CHARS = 64;
  private static final int STORED = 200;

  private final Inlet inlet;
  private final Counts counts;
  private final ZktecoPeople people;
  private final RecordCounts records;
  private final ZktecoFrames frames;
  private final BodyIntake intake = new BodyIntake(BODY_MAX_BYTES, HELD_MAX_BYTES);

  Uploads(
      Inlet inlet, Counts counts, ZktecoPeople people, RecordCounts records, ZktecoFrames frames) {
    this.inlet = inlet;
    this.counts = counts;
    this.people = people;
    this.records = records;
    this.frames = frames;
  }

  /** {@code POST /cdata}. */
  Future<Answer> table(Call call) {
    Table table = call.asked().table();
    return switch (table) {
      case TABLEDATA -> named(call);
      case OPTIONS -> description(call, Replies.OK);
      case PICTURE -> picture(call);
      case PEOPLE -> people(call, lines -> Replies.OK);
      case PICTURES, TEMPLATES -> unread(call, table, lines -> Replies.OK);
      // The security dialect knows no number behind its OK.
      case RTLOG, RTSTATE -> lines(call, table, lines -> Replies.OK);
      default -> lines(call, table, Replies::taken);
    };
  }

  /**
   * {@code /querydata} and {@code table=tabledata}: a name says what it is and wants to be heard.
   */
  Future<Answer> named(Call call) {
    String name = call.asked().parameter("tablename").filter(Uploads::isName).orElse("");
    Table table = Table.named(name);
    int declared =
        call.asked().parameter("count").map(Wire::number).orElse(OptionalInt.empty()).orElse(0);
    IntFunction<Answer> reply =
        lines ->
            name.isEmpty()
                ? Replies.OK
                : Replies.text(name + "=" + (lines == 0 ? declared : lines));
    people.isController(call.serial());
    return switch (table) {
      case RTLOG -> lines(call, table, reply);
      case PEOPLE -> people(call, reply);
      default -> unread(call, table, reply);
    };
  }

  /** One picture, wherever it was sent to. */
  Future<Answer> picture(Call call) {
    return intake.skim(
        call.http(),
        body ->
            frames.watch(
                call,
                body,
                body instanceof Body.Skimmed skimmed
                    ? deliver(call, dropped(skimmed.bytes() > 0 ? 1 : 0, 0), Replies.OK)
                    : refused(body)));
  }

  /** What the terminal says of itself in one line. */
  Future<Answer> description(Call call, Answer reply) {
    return whole(
        call,
        bytes -> {
          String line = Wire.text(bytes, 0, bytes.length);
          return deliver(call, learned(call, OptionsCodec.decodeList(line)), reply);
        });
  }

  /** The whole body, decoded by whoever asks. */
  Future<Answer> whole(Call call, Function<byte[], Future<Answer>> use) {
    return intake.collect(
        call.http(),
        body ->
            frames.watch(
                call,
                body,
                body instanceof Body.Whole whole
                    ? use.apply(whole.bytes().getBytes())
                    : refused(body)));
  }

  /**
   * Stores the events, in as many deliveries as they need, and gives the answer when all are in.
   */
  Future<Answer> deliver(Call call, List<DeviceEvent> events, Answer reply) {
    if (events.isEmpty()) {
      inlet.seen(call.device().key(), call.remote());
      return Future.succeededFuture(reply);
    }
    if (events.size() <= Delivery.EVENTS_MAX) {
      return accept(call, events).map(receipt -> answer(receipt, reply));
    }
    List<Future<Receipt>> receipts = new ArrayList<>();
    for (int from = 0; from < events.size(); from += Delivery.EVENTS_MAX) {
      int to = Math.min(events.size(), from + Delivery.EVENTS_MAX);
      receipts.add(accept(call, events.subList(from, to)));
    }
    return Future.all(receipts).map(all -> answer(worst(receipts), reply));
  }

  /** Notes what the terminal says of itself, and gives it as an event where it says anything. */
  List<DeviceEvent> learned(Call call, DeviceEvent.Described described) {
    people.described(call.serial(), described.properties());
    Traits.records(described.properties()).ifPresent(held -> records.told(call.serial(), held));
    return described.properties().isEmpty() ? List.of() : List.of(described);
  }

  private Future<Answer> lines(Call call, Table table, IntFunction<Answer> reply) {
    return whole(
        call,
        bytes -> {
          List<Decoded> lines = ZktecoCodec.lines(table, bytes);
          Sifted sifted = Sifted.of(table, lines);
          counts.add(Coped.LINE_UNREADABLE, sifted.unreadable());
          counts.add(Coped.USER_IGNORED, sifted.users());
          counts.add(Coped.UNKNOWN_TABLE, table == Table.OTHER ? 1 : 0);
          if (table == Table.RTSTATE) {
            RtlogCodec.lastTime(bytes)
                .ifPresent(time -> inlet.showed(call.device().key(), time, Optional.empty()));
          }
          if (sifted.users() > 0 && people.isListening(call.serial())) {
            people.heard(call.serial(), bytes, false);
          }
          return deliver(call, sifted.events(), reply.apply(lines.size()))
              .onSuccess(answer -> note(call, sifted, answer));
        });
  }

  /** What follows from stored events beside the events themselves. */
  private void note(Call call, Sifted sifted, Answer answer) {
    if (answer.status() == STORED) {
      records.arrived(call.serial(), sifted.records());
      for (DeviceEvent event : sifted.events()) {
        if (event instanceof DeviceEvent.Operated operated) {
          people.operated(call.serial(), operated.code());
        }
      }
    }
  }

  /** Who is enrolled: read where somebody has asked, else only counted. */
  private Future<Answer> people(Call call, IntFunction<Answer> reply) {
    if (!people.isListening(call.serial())) {
      return unread(call, Table.PEOPLE, reply);
    }
    return whole(
        call,
        bytes -> {
          int lines = 0;
          for (Lines each = new Lines(bytes); each.advance(); ) {
            lines++;
          }
          counts.add(Coped.USER_IGNORED, lines);
          people.heard(call.serial(), bytes, true);
          return deliver(call, List.of(), reply.apply(lines));
        });
  }

  private Future<Answer> unread(Call call, Table table, IntFunction<Answer> reply) {
    return intake.skim(
        call.http(),
        body ->
            frames.watch(
                call,
                body,
                body instanceof Body.Skimmed skimmed
                    ? deliver(call, counted(table, skimmed.lines()), reply.apply(skimmed.lines()))
                    : refused(body)));
  }

  private List<DeviceEvent> counted(Table table, int lines) {
    switch (table) {
      case PICTURE, PICTURES -> {
        return dropped(lines, 0);
      }
      case TEMPLATES -> {
        return dropped(0, lines);
      }
      case PEOPLE -> counts.add(Coped.USER_IGNORED, lines);
      default -> counts.add(Coped.UNKNOWN_TABLE, 1);
    }
    return List.of();
  }

  private Future<Receipt> accept(Call call, List<DeviceEvent> events) {
    return inlet.accept(new Delivery(call.device().key(), call.remote(), events));
  }

  private static Receipt worst(List<Future<Receipt>> receipts) {
    return receipts.stream()
        .map(Future::result)
        .filter(Receipt.Refused.class::isInstance)
        .findFirst()
        .orElseGet(() -> receipts.get(0).result());
  }

  private Answer answer(Receipt receipt, Answer reply) {
    if (receipt instanceof Receipt.Refused refused) {
      counts.add(Coped.REFUSED, 1);
      return switch (refused.reason()) {
        case UNKNOWN_DEVICE -> Replies.UNKNOWN;
        case OVERLOADED -> Replies.OVERLOADED;
        case STORAGE_FAILED -> Replies.NOT_STORED;
      };
    }
    return reply;
  }

  private Future<Answer> refused(Body body) {
    if (body instanceof Body.TooLarge) {
      counts.add(Coped.BODY_TOO_LARGE, 1);
      return Future.succeededFuture(Replies.TOO_LARGE);
    }
    if (body instanceof Body.NoRoom) {
      counts.add(Coped.NO_ROOM, 1);
      return Future.succeededFuture(Replies.OVERLOADED.hangingUp());
    }
    counts.add(Coped.BODY_CUT, 1);
    return Future.succeededFuture(Replies.NOT_STORED);
  }

  private static List<DeviceEvent> dropped(int pictures, int templates) {
    return pictures + templates == 0
        ? List.of()
        : List.of(new DeviceEvent.Dropped(pictures, templates));
  }

  /** Only what can be a table's name goes back out into the answer. */
  private static boolean isName(String text) {
    return text.length() <= NAME_MAX_CHARS
        && text.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }
}
