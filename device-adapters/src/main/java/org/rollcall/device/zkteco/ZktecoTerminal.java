package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.wire.Outbox;

/**
 * A simulated terminal of either dialect. It owns one connection, keeps punches until they are
 * acknowledged with 200 and {@code OK}, and sets its clock from the gateway's answers, as the real
 * ones do. Safe from any thread; {@link #close} gives the connection back.
 */
public final class ZktecoTerminal implements SimulatedTerminal {

  /**
   * What to simulate.
   *
   * @param keepAlive false for firmware that opens a connection for each request
   * @param linesPerPost how many punches go in one request, 1 or more
   * @param timeoutMs how long an answer may take before the batch counts as not acknowledged
   */
  public record Options(
      String host,
      int port,
      String serial,
      Dialect dialect,
      boolean keepAlive,
      int linesPerPost,
      long timeoutMs,
      Faults faults) {
    private static final int LINES_PER_POST = 20;
    private static final long TIMEOUT_MS = 10_000;

    public Options {
      if (linesPerPost < 1) {
        throw new IllegalArgumentException("a request carries 1 or more punches");
      }
    }

    /** An attendance terminal of today without faults. */
    public static Options of(String host, int port, String serial) {
      return new Options(
          host, port, serial, Dialect.ATTENDANCE, true, LINES_PER_POST, TIMEOUT_MS, Faults.none());
    }

    public Options with(Dialect other) {
      return new Options(host, port, serial, other, keepAlive, linesPerPost, timeoutMs, faults);
    }

    public Options with(Faults other) {
      return new Options(host, port, serial, dialect, keepAlive, linesPerPost, timeoutMs, other);
    }

    public Options withLinesPerPost(int lines) {
      return new Options(host, port, serial, dialect, keepAlive, lines, timeoutMs, faults);
    }

    public Options withTimeoutMs(long other) {
      return new Options(host, port, serial, dialect, keepAlive, linesPerPost, other, faults);
    }

    /** A new connection for each request. */
    public Options closing() {
      return new Options(host, port, serial, dialect, false, linesPerPost, timeoutMs, faults);
    }
  }

  private final Options options;
  private final TerminalLine line;
  private final TerminalClock clock;
  private final TerminalUsers users;
  private final Outbox<Decoded.Punch> outbox = new Outbox<>();
  private final AtomicLong batches = new AtomicLong();

  public ZktecoTerminal(Vertx vertx, Clock clock, Options options) {
    this(vertx, clock, options, TerminalUsers.chinese());
  }

  /** A terminal with people on it. */
  public ZktecoTerminal(Vertx vertx, Clock clock, Options options, TerminalUsers users) {
    this.options = options;
    this.users = users;
    this.line = new TerminalLine(vertx, options, users.charset());
    this.clock = new TerminalClock(clock, options.faults().clockError());
  }

  @Override
  public Future<Void> connect() {
    return switch (options.dialect()) {
      case ATTENDANCE ->
          line.get("cdata", greeting("2.4.1", "att"))
              .compose(answer -> answer.expect("GET OPTION FROM: " + options.serial()))
              .onSuccess(clock::setFromOptions)
              .mapEmpty();
      case SECURITY ->
          line.get("cdata", greeting("3.1.2", "acc"))
              .compose(answer -> answer.expect(""))
              .compose(greeted -> line.post("registry", "", "DeviceType=acc,FirmVer=SIM-3.1.2"))
              .compose(answer -> answer.expect("RegistryCode="))
              .compose(registered -> line.post("push", "", ""))
              .compose(answer -> answer.expect("ServerVersion="))
              .compose(configured -> setClockFromGateway());
    };
  }

  @Override
  public void punch(String number, LocalDateTime time, Direction direction, Method method) {
    outbox.add(
        new Decoded.Punch(
            number,
            time,
            Optional.empty(),
            AttlogCodec.status(direction),
            VerifyMethod.number(method),
            Optional.empty(),
            ""));
  }

  @Override
  public Future<Integer> flush() {
    return outbox.drain(options.linesPerPost(), this::send);
  }

  @Override
  public Future<Void> poll() {
    return line.get("getrequest", "")
        .compose(answer -> answer.expect(""))
        .compose(answer -> obey(answer.text().lines().filter(l -> l.startsWith("C:")).toList()));
  }

  @Override
  public int unacknowledged() {
    return outbox.size();
  }

  @Override
  public LocalDateTime clock() {
    return clock.now();
  }

  @Override
  public Future<Void> close() {
    return line.close();
  }

  private Future<Boolean> send(List<Decoded.Punch> punches) {
    long batch = batches.incrementAndGet();
    Faults faults = options.faults();
    String body = body(punches, faults.strikes(Faults.Kind.REORDER, batch));
    if (faults.strikes(Faults.Kind.CUT, batch)) {
      return line.postCut("cdata", table(), body).map(false);
    }
    Future<Boolean> acknowledged =
        line.post("cdata", table(), body).map(TerminalLine.Heard::isAcknowledged);
    return faults.strikes(Faults.Kind.DUPLICATE, batch)
        ? acknowledged.compose(first -> line.post("cdata", table(), body).map(first))
        : acknowledged;
  }

  private String body(List<Decoded.Punch> punches, boolean backwards) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < punches.size(); i++) {
      Decoded.Punch punch = punches.get(backwards ? punches.size() - 1 - i : i);
      body.append(
          options.dialect() == Dialect.SECURITY
              ? RtlogCodec.encode(punch, i)
              : AttlogCodec.encode(punch));
      body.append('\n');
    }
    return body.toString();
  }

  private String table() {
    return options.dialect() == Dialect.SECURITY ? "&table=rtlog" : "&table=ATTLOG&Stamp=9999";
  }

  private Future<Void> setClockFromGateway() {
    return line.get("rtdata", "&type=time")
        .compose(answer -> answer.expect("DateTime="))
        .onSuccess(clock::setFromTime)
        .mapEmpty();
  }

  private String greeting(String version, String type) {
    return "&options=all&pushver="
        + version
        + "&language="
        + users.language()
        + "&DeviceType="
        + type;
  }

  /** Does one command after the other, then says of all what became of them. */
  private Future<Void> obey(List<String> commands) {
    StringBuilder results = new StringBuilder();
    Future<Void> uploaded = Future.succeededFuture();
    for (String command : commands) {
      String[] parts = command.split(":", 3);
      String asked = parts.length == 3 ? parts[2] : "";
      results.append("ID=").append(parts[1]);
      if (asked.equals("INFO")) {
        results.append("&Return=0&CMD=INFO\nFWVersion=SIM-2.4.1\n").append(users.described());
        continue;
      }
      TerminalUsers.Obeyed obeyed =
          users.obey(asked, options.dialect()).orElse(TerminalUsers.Obeyed.UNABLE);
      results.append("&Return=").append(obeyed.returned());
      results.append("&CMD=").append(obeyed.verb()).append('\n');
      if (obeyed.upload().isPresent()) {
        uploaded = uploaded.compose(before -> upload(parts[1], obeyed.upload().get()));
      }
    }
    return commands.isEmpty()
        ? uploaded
        : uploaded.compose(all -> line.post("devicecmd", "", results.toString()).<Void>mapEmpty());
  }

  private Future<Void> upload(String command, String people) {
    return (options.dialect() == Dialect.SECURITY
            ? line.post("querydata", "&type=tabledata&tablename=user&cmdid=" + command, people)
            : line.post("cdata", "&table=OPERLOG&OpStamp=9999", people))
        .mapEmpty();
  }
}
