package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rollcall.gateway.cli.RunningGateway;

/** One listener to {@code GET /api/v1/live}: a thread that reads events until it is closed. */
final class LiveStream implements AutoCloseable {
  private final Stream<String> lines;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread reader;

  /** An event: its type, its id and its data. */
  record Event(String type, long id, JsonObject data) {}

  private LiveStream(Stream<String> lines) {
    this.lines = lines;
    this.reader = new Thread(this::read, "live-stream");
    reader.setDaemon(true);
  }

  /** Opens one; from here on nothing is missed. */
  static LiveStream open(RunningGateway gateway, String pathAndQuery, String... headers) {
    HttpRequest.Builder request = gateway.request(pathAndQuery);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<Stream<String>> response =
        gateway.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IllegalStateException("answered " + response.statusCode());
    }
    LiveStream stream = new LiveStream(response.body());
    stream.reader.start();
    return stream;
  }

  /** The next event; empty where none comes within the time. */
  Optional<Event> next(Duration within) throws InterruptedException {
    return Optional.ofNullable(events.poll(within.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Whether the server has ended the stream. Waits for it. */
  boolean isEnded(Duration within) throws InterruptedException {
    reader.join(within.toMillis());
    return !reader.isAlive();
  }

  @Override
  public void close() {
    lines.close();
  }

  private void read() {
    String type = "";
    long id = 0;
    try {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring("id: ".length()));
        } else if (line.startsWith("data: ")) {
          events.add(new Event(type, id, new JsonObject(line.substring("data: ".length()))));
        }
      }
    } catch (RuntimeException cut) {
      // the connection ended, which is how every stream ends
    }
  }
}
