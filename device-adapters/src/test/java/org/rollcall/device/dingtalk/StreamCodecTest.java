package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.harness.Samples;

class StreamCodecTest {

  @Property
  void neverThrowsOnAnyText(@ForAll String text) {
    assertThat(StreamFrame.decode(text)).isInstanceOf(StreamFrame.Unreadable.class);
  }

  @Test
  void readsTheFramesOfTheSamplesAndAnswersAsOthersDo() throws IOException {
    Optional<Path> folder = Samples.folder("dingtalk");
    assumeTrue(folder.isPresent(), "no samples here");
    List<JsonObject> frames =
        new JsonArray(Files.readString(folder.get().resolve("stream-frames.json")))
            .stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.containsKey("frame"))
                .toList();

    assertThat(
            frames.stream()
                .filter(entry -> entry.getString("dir").equals("server->client"))
                .map(entry -> StreamFrame.decode(entry.getJsonObject("frame").encode()))
                .map(frame -> frame.getClass().getSimpleName()))
        .containsExactly("Disconnect", "Disconnect", "Other", "Ping", "Event");
    assertThat(answer(frames, StreamFrame.Ping.class, StreamFrame.Ping::answer))
        .isEqualTo(heard(frames, "m-ping"));
    assertThat(answer(frames, StreamFrame.Event.class, StreamFrame.Event::success))
        .isEqualTo(heard(frames, "m-ev"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          wss://a.example:443/connect   | a.example:443 true /connect?ticket=t%2B1
          wss://a.example/other         | a.example:443 true /other?ticket=t%2B1
          wss://a.example               | a.example:443 true /connect?ticket=t%2B1
          wss://a.example/connect?x=1   | a.example:443 true /connect?x=1&ticket=t%2B1
          ws://a.example/connect        | none
          https://a.example/connect     | none
          "wss:// /"                    | none
          """)
  void bringsTheTicketToTheAddressThatWasNamed(String endpoint, String target) {
    String body = new JsonObject().put("endpoint", endpoint).put("ticket", "t+1").encode();

    assertThat(
            Optional.ofNullable(StreamTicket.of(new CloudHttp.Reply(200, body), false).result())
                .map(t -> t + " " + t.tls() + " " + t.uri()))
        .isEqualTo(Optional.ofNullable(target));
  }

  private static <T extends StreamFrame> JsonObject answer(
      List<JsonObject> frames, Class<T> kind, Function<T, String> answer) {
    return frames.stream()
        .map(entry -> StreamFrame.decode(entry.getJsonObject("frame").encode()))
        .filter(kind::isInstance)
        .map(kind::cast)
        .map(answer)
        .map(JsonObject::new)
        .findFirst()
        .orElseThrow();
  }

  /** What another client answered, less the headers that it merely echoed. */
  private static JsonObject heard(List<JsonObject> frames, String messageId) {
    JsonObject frame =
        frames.stream()
            .filter(entry -> entry.getString("dir").equals("client->server"))
            .map(entry -> entry.getJsonObject("frame").copy())
            .filter(f -> f.getJsonObject("headers").getString("messageId").equals(messageId))
            .findFirst()
            .orElseThrow();
    frame.getJsonObject("headers").remove("topic");
    frame.getJsonObject("headers").remove("time");
    return frame;
  }
}
