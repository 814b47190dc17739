package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.zkteco.pull.TerminalTalk.Move;

/**
 * A simulated terminal that waits on its port to be read, over either transport, as the real ones
 * do: comm key, one session at a time, long logs in parts, live events, and faults. Safe from any
 * thread; {@link #close} gives the port back.
 */
public final class PullTerminal {
  /**
   * What to simulate.
   *
   * @param commKey the key that has to be shown, 0 for none
   */
  public record Options(Transport transport, RecordLayout layout, long commKey) {

    /** A terminal of today. */
    public static Options tcp() {
      return new Options(Transport.TCP, RecordLayout.TEXT_NUMBER, 0);
    }

    /** A terminal of old. */
    public static Options udp() {
      return new Options(Transport.UDP, RecordLayout.WIDE_NUMBER, 0);
    }

    public Options with(RecordLayout other) {
      return new Options(transport, other, commKey);
    }

    public Options withCommKey(long other) {
      return new Options(transport, layout, other);
    }
  }

  private final Vertx vertx;
  private final Options options;
  private final TerminalState state;
  private final Map<String, TerminalTalk> talks = new HashMap<>();
  private Optional<NetServer> server = Optional.empty();
  private Optional<DatagramSocket> socket = Optional.empty();

  public PullTerminal(Vertx vertx, Options options) {
    this.vertx = vertx;
    this.options = options;
    this.state = new TerminalState(options.transport(), options.commKey());
  }

  /** Begins to listen on the address; 0 is any free port. Completes with the port. */
  public Future<Integer> listen(String host, int port) {
    return options.transport() == Transport.TCP ? listenTcp(host, port) : listenUdp(host, port);
  }

  /**
   * Records a punch; whoever listens for live events is told.
   *
   * @param state as a pushed line's status
   * @param verify as in a pushed line
   * @throws IllegalStateException where the log is full
   */
  public synchronized void punch(String number, LocalDateTime time, int state, int verify) {
    PulledRecord.Punch punch =
        new PulledRecord.Punch(number, time, state, verify, Optional.empty(), "");
    record(options.layout().write(punch));
    talks.values().forEach(talk -> talk.event(punch));
  }

  /** Records bytes that are whatever they are, for instance a time that does not exist. */
  public synchronized void record(Buffer bytes) {
    state.record(bytes);
  }

  /** Empties the log, as somebody at the terminal's menu does. */
  public synchronized void clear() {
    state.clear();
  }

  /** From now on these faults strike, and no others. */
  public void failWith(PullFault... these) {
    state.failWith(Set.of(these));
  }

  /** Whether nobody can punch, because somebody who read the log did not enable it again. */
  public boolean isDisabled() {
    return state.isDisabled();
  }

  /** How often the log was asked for. */
  public int readings() {
    return state.readings();
  }

  /** Sessions that are open now. */
  public synchronized int sessions() {
    return (int) talks.values().stream().filter(TerminalTalk::isOpen).count();
  }

  /** Sessions that want to hear of punches at once. */
  public synchronized int listeners() {
    return (int) talks.values().stream().filter(TerminalTalk::isListening).count();
  }

  /** How it is to be spoken with. */
  public Transport transport() {
    return options.transport();
  }

  /** Live events that nobody has confirmed. */
  public synchronized int unconfirmedEvents() {
    return talks.values().stream().mapToInt(TerminalTalk::unconfirmed).sum();
  }

  public Future<Void> close() {
    Future<Void> tcp = server.map(NetServer::close).orElse(Future.succeededFuture());
    Future<Void> udp = socket.map(DatagramSocket::close).orElse(Future.succeededFuture());
    return Future.all(tcp, udp).mapEmpty();
  }

  private Future<Integer> listenTcp(String host, int port) {
    NetServer listening =
        vertx
            .createNetServer(new NetServerOptions().setTcpNoDelay(true))
            .connectHandler(this::welcome);
    server = Optional.of(listening);
    return listening.listen(port, host).map(NetServer::actualPort);
  }

  private void welcome(NetSocket peer) {
    String name = peer.remoteAddress().toString();
    FrameStream stream = new FrameStream();
    TerminalTalk talk = talk(name, frame -> peer.write(FrameCodec.prefixed(frame)));
    peer.closeHandler(gone -> forget(name));
    peer.handler(
        bytes -> {
          FrameStream.Cut cut = stream.feed(bytes);
          for (Frame frame : cut.frames()) {
            if (state.has(PullFault.GARBAGE)) {
              peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            } else if (hear(talk, frame) == Move.HANG_UP) {
              peer.close();
              return;
            }
          }
          cut.problem().ifPresent(problem -> peer.close());
        });
  }

  private Future<Integer> listenUdp(String host, int port) {
    DatagramSocket listening = vertx.createDatagramSocket().handler(this::take);
    socket = Optional.of(listening);
    return listening.listen(port, host).map(bound -> bound.localAddress().port());
  }

  private void take(DatagramPacket packet) {
    String name = packet.sender().toString();
    Optional<Frame> frame = FrameCodec.decode(packet.data());
    if (frame.isEmpty() || state.has(PullFault.GARBAGE)) {
      answer(packet, Buffer.buffer("no frame"));
      return;
    }
    TerminalTalk talk = talk(name, reply -> answer(packet, FrameCodec.bare(reply)));
    if (hear(talk, frame.get()) == Move.HANG_UP) {
      forget(name);
    }
  }

  private void answer(DatagramPacket packet, Buffer bytes) {
    socket.ifPresent(
        s -> s.send(bytes, packet.sender().port(), packet.sender().host()).otherwiseEmpty());
  }

  private synchronized TerminalTalk talk(String name, TerminalTalk.Mouth mouth) {
    return talks.computeIfAbsent(name, fresh -> new TerminalTalk(state, this::isBusyBeside, mouth));
  }

  private synchronized Move hear(TerminalTalk talk, Frame frame) {
    return talk.hear(frame);
  }

  private synchronized void forget(String name) {
    Optional.ofNullable(talks.remove(name)).ifPresent(TerminalTalk::end);
  }

  /** Whether another conversation than this one has a session. */
  private synchronized boolean isBusyBeside(TerminalTalk talk) {
    Collection<TerminalTalk> all = talks.values();
    return all.stream().anyMatch(other -> other != talk && other.isOpen());
  }
}
