package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Gaps;

/**
 * DingTalk's attendance machines, through DingTalk's cloud. Without settings nothing is listened to
 * but {@link #PATH}, which then knows no organisation. Safe from any thread once it is open.
 */
public final class DingTalkAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "dingtalk";
  public static final String PATH = "/dingtalk";

  private static final long CALL_TIMEOUT_MS = 15_000;

  private final StreamTiming streamTiming;
  private final PollTiming pollTiming;

  /** What has to be closed, in the order of closing. */
  private final Deque<Supplier<Future<Void>>> opened = new ArrayDeque<>();

  private List<Organisation> organisations = List.of();
  private volatile Optional<UnpushedPunches> unpushed = Optional.empty();

  public DingTalkAdapter() {
    this(StreamTiming.STANDARD, PollTiming.STANDARD);
  }

  DingTalkAdapter(StreamTiming streamTiming, PollTiming pollTiming) {
    this.streamTiming = streamTiming;
    this.pollTiming = pollTiming;
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public List<String> configure(List<JsonObject> settings) {
    DingTalkSettings read = DingTalkSettings.read(settings);
    organisations = read.organisations();
    return read.problems();
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    Handover handover = new Handover(host);
    unpushed = Optional.of(handover.unpushed());
    Books books = new Books(host, organisations);
    host.http().mount(PATH, new DingTalkHandler(host, handover, books, with(Mode.HTTP)));
    return books
        .open()
        .map(
            restored -> {
              opened.push(books::close);
              CloudHttp http = new CloudHttp(host.vertx(), CALL_TIMEOUT_MS);
              opened.push(http::close);
              openStreams(host, http, books, handover);
              openReconcilers(host, http, books, handover);
              return null;
            });
  }

  /** DingTalk does not say which organisation a machine is of before it brings a punch. */
  @Override
  public Gaps gaps(DeviceKey key) {
    boolean pushed = !with(Mode.HTTP).isEmpty() || !with(Mode.STREAM).isEmpty();
    if (with(Mode.POLL).isEmpty() || !pushed) {
      return new Gaps.Unknown("what was not pushed shows only where an organisation is asked too");
    }
    return unpushed.map(all -> all.of(key)).orElseGet(() -> DeviceAdapter.super.gaps(key));
  }

  @Override
  public Future<Void> close() {
    Future<Void> closed = Future.succeededFuture();
    for (Supplier<Future<Void>> one : opened) {
      closed = closed.eventually(one);
    }
    opened.clear();
    return closed;
  }

  private void openStreams(DeviceHost host, CloudHttp http, Books books, Handover handover) {
    for (Organisation organisation : with(Mode.STREAM)) {
      StreamClient stream =
          new StreamClient(
              host.vertx(), organisation, http, handover, books.of(organisation), streamTiming);
      opened.push(stream::close);
      stream.start();
    }
  }

  private void openReconcilers(DeviceHost host, CloudHttp http, Books books, Handover handover) {
    AddressBan ban = new AddressBan();
    for (Organisation organisation : with(Mode.POLL)) {
      Reconciler reconciler =
          new Reconciler(
              host.vertx(),
              host.clock(),
              organisation,
              http,
              books.of(organisation),
              handover,
              ban,
              pollTiming);
      opened.push(reconciler::close);
      reconciler.start();
    }
  }

  private List<Organisation> with(Mode mode) {
    return organisations.stream().filter(one -> one.modes().contains(mode)).toList();
  }
}
