package org.rollcall.gateway.cli.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** People's API of a child process, for tests. */
record Served(HttpClient client, URI root, String token) implements PeopleApi {

  static Served at(URI root, String token) {
    return new Served(HttpClient.newHttpClient(), root, token);
  }

  @Override
  public JsonObject importCsv(String kind, String csv) {
    return new JsonObject(
        answer(
            request("/api/v1/import/" + kind)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))));
  }

  @Override
  public JsonObject get(String pathAndQuery) {
    return new JsonObject(text(pathAndQuery));
  }

  @Override
  public String text(String path) {
    return answer(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private String answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
