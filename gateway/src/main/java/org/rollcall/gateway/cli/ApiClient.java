package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.rollcall.gateway.cli.bench.PeopleApi;

/** Calls of people's API for commands that play a person: demo, simulate, bench. Blocks. */
public final class ApiClient implements PeopleApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;
  private final String token;

  public ApiClient(URI root, String token) {
    this.root = root;
    this.token = token;
  }

  /** Imports a CSV text; a refusal is a {@link CommandException} that names the first problem. */
  @Override
  public JsonObject importCsv(String kind, String csv) {
    return new JsonObject(
        send(
            request("/api/v1/import/" + kind)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8))));
  }

  @Override
  public JsonObject get(String pathAndQuery) {
    return new JsonObject(text(pathAndQuery));
  }

  @Override
  public String text(String pathAndQuery) {
    return send(request(pathAndQuery).GET());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(root.resolve(pathAndQuery))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      HttpResponse<String> response =
          client.send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() >= 300) {
        throw new CommandException(
            built.method()
                + " "
                + built.uri()
                + " was answered "
                + response.statusCode()
                + " "
                + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new CommandException(built.uri() + " can't be reached: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting for " + built.uri());
    }
  }
}
