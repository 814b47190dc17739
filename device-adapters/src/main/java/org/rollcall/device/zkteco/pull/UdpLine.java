package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A line over UDP. Datagrams that are no frame, or come from another port, are not heard: anybody
 * can send them.
 */
final class UdpLine implements PullLine {
  static final int CHUNK_BYTES = 16 << 10;
  private static final int RECEIVE_BUFFER_BYTES = 256 << 10;

  private final Vertx vertx;
  private final PullTarget target;
  private Optional<DatagramSocket> socket = Optional.empty();
  private String address = "";
  private boolean closed;

  UdpLine(Vertx vertx, PullTarget target) {
    this.vertx = vertx;
    this.target = target;
  }

  @Override
  public Future<Void> open(Handler<Frame> heard, Handler<String> broken) {
    return vertx
        .executeBlocking(() -> new InetSocketAddress(target.host(), target.port()))
        .compose(
            resolved -> {
              if (resolved.isUnresolved()) {
                return Future.failedFuture(new PullFailure("has a host name that nobody knows"));
              }
              address = resolved.getAddress().getHostAddress();
              return listen(address.indexOf(':') >= 0, heard, broken);
            });
  }

  @Override
  public void send(Frame frame) {
    // What is lost here is asked again, as what is lost on the way.
    socket.ifPresent(s -> s.send(FrameCodec.bare(frame), target.port(), address).otherwiseEmpty());
  }

  @Override
  public boolean loses() {
    return true;
  }

  @Override
  public int chunkBytes() {
    return CHUNK_BYTES;
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return socket.map(s -> s.close().otherwiseEmpty()).orElse(Future.succeededFuture());
  }

  private Future<Void> listen(boolean ipv6, Handler<Frame> heard, Handler<String> broken) {
    DatagramSocket opened =
        vertx.createDatagramSocket(
            new DatagramSocketOptions().setIpV6(ipv6).setReceiveBufferSize(RECEIVE_BUFFER_BYTES));
    socket = Optional.of(opened);
    opened.exceptionHandler(lost -> tell(broken, "can't be heard"));
    opened.handler(
        packet -> {
          if (isOurs(packet)) {
            FrameCodec.decode(packet.data()).ifPresent(frame -> tell(heard, frame));
          }
        });
    return opened
        .listen(0, ipv6 ? "::" : "0.0.0.0")
        .<Void>mapEmpty()
        .recover(no -> Future.failedFuture(new PullFailure("can't be asked over UDP")));
  }

  private boolean isOurs(DatagramPacket packet) {
    return packet.sender().port() == target.port() && address.equals(packet.sender().hostAddress());
  }

  private <T> void tell(Handler<T> whom, T what) {
    if (!closed) {
      whom.handle(what);
    }
  }
}
