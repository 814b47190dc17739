package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are written faster than they are read, over real sockets. */
class ResponseStreamTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** More than all buffers between two sockets. */
  private static final int CHUNKS = 4_000;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong accepted = new AtomicLong();
  private final CompletableFuture<Thread> writer = new CompletableFuture<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void waitsForAReaderThatDoesNotRead() throws Exception {
    try (Socket reader = asked(CHUNKS)) {
      Awaitility.await().atMost(TIMEOUT).until(this::waits);
      assertThat(accepted).hasValueLessThan((long) CHUNKS * ResponseStream.CHUNK_BYTES);

      assertThat(bodyBytes(reader)).isGreaterThan((long) CHUNKS * ResponseStream.CHUNK_BYTES);
      assertThat(ended.get()).isEqualTo("whole");
    }
  }

  @Test
  void givesUpAReaderThatIsGone() throws Exception {
    try (Socket reader = asked(CHUNKS)) {
      Awaitility.await().atMost(TIMEOUT).until(this::waits);
      reader.setSoLinger(true, 0);
    }
    assertThat(ended.get()).isEqualTo("the reader is gone");
  }

  @Test
  void sendsWhatFitsAChunkWithItsLength() throws Exception {
    try (Socket reader = asked(0)) {
      String answer = new String(reader.getInputStream().readNBytes(60), StandardCharsets.UTF_8);
      assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-length: 4");
    }
  }

  private boolean waits() {
    return writer.isDone()
        && EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.WAITING)
            .contains(writer.join().getState());
  }

  /** A request whose answer is as many chunks, and four bytes. */
  private Socket asked(int chunks) throws IOException {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer(request, chunks))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    socket
        .getOutputStream()
        .write(
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void answer(HttpServerRequest request, int chunks) {
    ResponseStream out = new ResponseStream(vertx.getOrCreateContext(), request.response());
    Thread thread = new Thread(() -> write(out, chunks), "writer");
    writer.complete(thread);
    thread.start();
  }

  private void write(ResponseStream out, int chunks) {
    byte[] chunk = new byte[ResponseStream.CHUNK_BYTES];
    try {
      for (int i = 0; i < chunks; i++) {
        out.write(chunk);
        accepted.addAndGet(chunk.length);
      }
      out.write(new byte[4]);
      out.end();
      ended.complete("whole");
    } catch (IOException e) {
      ended.complete(String.valueOf(e.getMessage()));
    }
  }

  private static long bodyBytes(Socket reader) {
    try (InputStream in = reader.getInputStream()) {
      long bytes = 0;
      byte[] buffer = new byte[ResponseStream.CHUNK_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
