package org.rollcall.device.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

class BodyIntakeTest {
  private static final int BODY_MAX_BYTES = 100;
  private static final int HELD_MAX_BYTES = 150;

  private final BodyIntake intake = new BodyIntake(BODY_MAX_BYTES, HELD_MAX_BYTES);
  private final Promise<Void> released = Promise.promise();
  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new Echo());
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void lendsNoMoreThanItMayHoldUntilSomethingIsGivenBack() throws IOException {
    try (RawHttp first = new RawHttp(listener.port())) {
      first.write(RawHttp.post("/echo/hold", "x".repeat(100)));
      await().until(() -> intake.heldBytes() == 100);

      assertThat(send("/echo", 100)).isEqualTo("NoRoom");
      assertThat(send("/echo", 50)).isEqualTo("Whole");

      released.complete();
      assertThat(first.read().body()).isEqualTo("Whole");
    }
    assertThat(send("/echo", 100)).isEqualTo("Whole");
    await().until(() -> intake.heldBytes() == 0);
  }

  @Test
  void takesABodyOfExactlyTheLimitAndNoMore() throws IOException {
    assertThat(send("/echo", BODY_MAX_BYTES)).isEqualTo("Whole");
    assertThat(send("/echo", BODY_MAX_BYTES + 1)).isEqualTo("TooLarge");
  }

  @Test
  void countsLinesThatItLetsPass() throws IOException {
    RawHttp.Reply reply =
        RawHttp.send(listener.port(), RawHttp.post("/echo/skim", "a\r\n\r\n \nb\nc"));

    assertThat(reply.body()).isEqualTo("Skimmed[bytes=10, lines=3]");
    assertThat(intake.heldBytes()).isZero();
  }

  private String send(String path, int bytes) throws IOException {
    return RawHttp.send(listener.port(), RawHttp.post(path, "x".repeat(bytes))).body();
  }

  private final class Echo implements DeviceAdapter {
    @Override
    public String protocol() {
      return "echo";
    }

    @Override
    public Future<Void> open(DeviceHost host) {
      AnswerWriter answers = new AnswerWriter(host.vertx(), new HttpDate(host.clock()));
      host.http()
          .mount(
              "/echo",
              request -> answer(request).onSuccess(answer -> answers.write(request, answer)));
      return Future.succeededFuture();
    }

    private Future<Answer> answer(HttpServerRequest request) {
      if (request.path().endsWith("/skim")) {
        return intake.skim(request, body -> Future.succeededFuture(text(body.toString())));
      }
      Future<Void> until =
          request.path().endsWith("/hold") ? released.future() : Future.succeededFuture();
      return intake.collect(
          request, body -> until.map(over -> text(body.getClass().getSimpleName())));
    }

    private static Answer text(String text) {
      return new Answer(200, "text/plain", text);
    }
  }
}
