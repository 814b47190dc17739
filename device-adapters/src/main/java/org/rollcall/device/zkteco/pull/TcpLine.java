package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;

/** A line over TCP. */
final class TcpLine implements PullLine {
  static final int CHUNK_BYTES = 65_472;

  private final NetClient client;
  private final PullTarget target;
  private Optional<NetSocket> socket = Optional.empty();
  private boolean closed;

  TcpLine(Vertx vertx, PullTarget target, long timeoutMs) {
    this.client =
        vertx.createNetClient(
            new NetClientOptions().setConnectTimeout((int) timeoutMs).setTcpNoDelay(true));
    this.target = target;
  }

  @Override
  public Future<Void> open(Handler<Frame> heard, Handler<String> broken) {
    return client
        .connect(target.port(), target.host())
        .recover(unreachable -> Future.failedFuture(new PullFailure("can't be reached over TCP")))
        .map(
            connected -> {
              listen(connected, heard, broken);
              return null;
            });
  }

  @Override
  public void send(Frame frame) {
    // A write that fails closes the socket, which is heard.
    socket.ifPresent(s -> s.write(FrameCodec.prefixed(frame)).onFailure(lost -> s.close()));
  }

  @Override
  public boolean loses() {
    return false;
  }

  @Override
  public int chunkBytes() {
    return CHUNK_BYTES;
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return client.close().otherwiseEmpty();
  }

  private void listen(NetSocket connected, Handler<Frame> heard, Handler<String> broken) {
    FrameStream stream = new FrameStream();
    socket = Optional.of(connected);
    connected.closeHandler(gone -> tell(broken, "hung up"));
    connected.exceptionHandler(lost -> tell(broken, "hung up"));
    connected.handler(
        bytes -> {
          FrameStream.Cut cut = stream.feed(bytes);
          cut.frames().forEach(frame -> tell(heard, frame));
          cut.problem().ifPresent(problem -> tell(broken, problem));
        });
  }

  private <T> void tell(Handler<T> whom, T what) {
    if (!closed) {
      whom.handle(what);
    }
  }
}
