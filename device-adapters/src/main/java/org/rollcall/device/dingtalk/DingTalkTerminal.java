package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.wire.Outbox;

/**
 * DingTalk's cloud, pushing for one machine. As the real one it says neither which way somebody
 * went nor how they were recognised, gives every punch a {@code bizId} that it keeps when it pushes
 * again, and believes only an answer that opens to {@code success}. Safe from any thread; {@link
 * #close} gives the connection back.
 */
public final class DingTalkTerminal implements SimulatedTerminal {

  /**
   * What to simulate.
   *
   * @param org the name in the gateway's settings
   * @param owner the appKey or the corpId, which goes into the envelope
   * @param serial the machine's serial number
   * @param itemsPerPush how many punches go in one event, 1 or more
   * @param timeoutMs how long an answer may take before the push counts as not acknowledged
   */
  public record Options(
      String host,
      int port,
      String org,
      String corpId,
      String owner,
      String token,
      String aesKey,
      String serial,
      int itemsPerPush,
      long timeoutMs,
      Faults faults) {
    private static final int ITEMS_PER_PUSH = 5;

    /** The cloud's own patience. */
    private static final long TIMEOUT_MS = 2_500;

    public Options {
      if (itemsPerPush < 1) {
        throw new IllegalArgumentException("an event carries 1 or more punches");
      }
    }

    /** A cloud without faults, whose subscription was made in the console. */
    public static Options of(
        String host,
        int port,
        String org,
        String corpId,
        String appKey,
        String token,
        String aesKey,
        String serial) {
      return new Options(
          host,
          port,
          org,
          corpId,
          appKey,
          token,
          aesKey,
          serial,
          ITEMS_PER_PUSH,
          TIMEOUT_MS,
          Faults.none());
    }

    public Options with(Faults other) {
      return new Options(
          host, port, org, corpId, owner, token, aesKey, serial, itemsPerPush, timeoutMs, other);
    }

    public Options withItemsPerPush(int items) {
      return new Options(
          host, port, org, corpId, owner, token, aesKey, serial, items, timeoutMs, faults);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "DingTalk machine " + serial + " of " + org;
    }
  }

  private record Recorded(String bizId, String userId, LocalDateTime time) {}

  private final Options options;
  private final Clock clock;
  private final TerminalPush push;
  private final Outbox<Recorded> outbox = new Outbox<>();
  private final AtomicLong lastId;
  private final AtomicLong batches = new AtomicLong();

  public DingTalkTerminal(Vertx vertx, Clock clock, Options options) {
    this.options = options;
    this.clock = clock;
    this.push = new TerminalPush(vertx, clock, options);
    // A machine that starts anew must not use an id twice.
    this.lastId = new AtomicLong(clock.millis() * 1_000);
  }

  /** Tests the address, as the console does before it saves it. */
  @Override
  public Future<Void> connect() {
    return push.send("{\"EventType\":\"check_url\"}")
        .compose(
            acknowledged ->
                acknowledged
                    ? Future.succeededFuture()
                    : Future.failedFuture("the gateway's answer does not open to success"));
  }

  /** The direction and the method do not reach DingTalk's subscribers and are left. */
  @Override
  public void punch(String number, LocalDateTime time, Direction direction, Method method) {
    String name =
        String.join(
            ":",
            options.serial(),
            Long.toString(lastId.incrementAndGet()),
            number,
            time.toString());
    String bizId =
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    outbox.add(new Recorded(bizId.toUpperCase(Locale.ROOT), number, time));
  }

  @Override
  public Future<Integer> flush() {
    return outbox.drain(options.itemsPerPush(), this::send);
  }

  @Override
  public Future<Void> poll() {
    return connect();
  }

  @Override
  public int unacknowledged() {
    return outbox.size();
  }

  @Override
  public LocalDateTime clock() {
    return options.faults().shows(clock, PunchCodec.OFFSET);
  }

  @Override
  public Future<Void> close() {
    return push.close();
  }

  private Future<Boolean> send(List<Recorded> recorded) {
    long batch = batches.incrementAndGet();
    Faults faults = options.faults();
    String message = message(recorded, faults.strikes(Faults.Kind.REORDER, batch));
    if (faults.strikes(Faults.Kind.CUT, batch)) {
      return push.sendCut(message).map(false);
    }
    Future<Boolean> acknowledged = push.send(message);
    return faults.strikes(Faults.Kind.DUPLICATE, batch)
        ? acknowledged.compose(first -> push.send(message).map(first))
        : acknowledged;
  }

  private String message(List<Recorded> recorded, boolean backwards) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("EventType", EventCodec.PUNCHES);
    event.put("EventTime", clock.millis());
    event.put("CorpId", options.corpId());
    ArrayNode items = event.putArray("dataList");
    for (int i = 0; i < recorded.size(); i++) {
      Recorded punch = recorded.get(backwards ? recorded.size() - 1 - i : i);
      items
          .addObject()
          .put("bizId", punch.bizId())
          .put("userId", punch.userId())
          .put("checkTime", punch.time().toInstant(PunchCodec.OFFSET).toEpochMilli())
          .put("corpId", options.corpId())
          .put("locationMethod", "ATM")
          .put("deviceSN", options.serial())
          .put("checkByUser", true);
    }
    return event.toString();
  }
}
