package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.cli.bench.AnswerScanner.Heard;

class AnswerScannerTest {
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCoNtEnT-LeNgTh: 4\r\nDate: now\r\n\r\nOK:1";

  private final AnswerScanner scanner = new AnswerScanner();

  @Test
  void findsTheEndWhereverTheAnswerIsCut() {
    for (int cut = 1; cut < ANSWER.length(); cut++) {
      assertThat(scanner.feed(Buffer.buffer(ANSWER.substring(0, cut)))).isEmpty();
      assertThat(scanner.feed(Buffer.buffer(ANSWER.substring(cut))))
          .contains(new Heard(200, "OK:1"));
    }
  }

  @Test
  void readsOneAnswerAfterTheOther() {
    assertThat(scanner.feed(Buffer.buffer(ANSWER))).isPresent();
    assertThat(scanner.feed(Buffer.buffer("HTTP/1.1 503 Service Unavailable\r\n\r\n")))
        .contains(new Heard(503, ""));
  }

  @Test
  void takesOnlyTheAnswerThatTheRequestHopesFor() {
    Request request = Request.of(new byte[] {'x'}, 1, "OK");
    assertThat(new Heard(200, "OK:1").takes(request)).isTrue();
    assertThat(new Heard(200, "ERROR").takes(request)).isFalse();
    assertThat(new Heard(503, "OK").takes(request)).isFalse();
    assertThat(scanner.feed(Buffer.buffer("")).map(Heard::status)).isEqualTo(Optional.empty());
  }
}
