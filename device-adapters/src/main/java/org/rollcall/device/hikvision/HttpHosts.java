package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The list of addresses that a terminal posts to. One entry is written at a time and the list is
 * read back: some firmware leaves out what it does not know, and some sets the other entries to
 * {@code 0.0.0.0}, most of all when the whole list is written.
 */
final class HttpHosts {
  static final String URI = "/ISAPI/Event/notification/httpHosts";
  private static final int OK = 200;

  private final IsapiClient client;

  HttpHosts(IsapiClient client) {
    this.client = client;
  }

  Future<List<HttpHost>> read() {
    return client
        .ask(IsapiClient.Question.get(URI))
        .compose(
            reply ->
                reply.status() == OK
                    ? Future.succeededFuture(HttpHost.list(reply.body()))
                    : refused("read", reply));
  }

  /**
   * Tells the terminal to post to an address: where it does already, where it did under another
   * address, else in the first free place.
   *
   * @return what is not as it should be, as {@link #write} says it
   */
  Future<List<String>> announce(URI url) {
    return read()
        .compose(
            hosts ->
                place(hosts, url)
                    .map(id -> write(HttpHost.of(id, url)))
                    .orElseGet(
                        () -> Future.succeededFuture(List.of("no HTTP host of it is free"))));
  }

  /**
   * Writes one entry, unless it stands there already.
   *
   * @return what stands there now and should not, as sentences; empty where all is well
   */
  Future<List<String>> write(HttpHost wanted) {
    return read()
        .compose(
            before ->
                before.contains(wanted)
                    ? Future.succeededFuture(List.of())
                    : put(wanted)
                        .compose(written -> read())
                        .map(after -> differences(wanted, before, after)));
  }

  private static Optional<Integer> place(List<HttpHost> hosts, URI url) {
    if (hosts.isEmpty()) {
      return Optional.of(1);
    }
    return hosts.stream()
        .filter(host -> host.url().equals(url.getRawPath()))
        .findFirst()
        .or(() -> hosts.stream().filter(HttpHost::isFree).findFirst())
        .map(HttpHost::id);
  }

  private Future<Void> put(HttpHost host) {
    return client
        .ask(
            new IsapiClient.Question(
                HttpMethod.PUT, URI + "/" + host.id(), Optional.of("application/xml"), host.xml()))
        .compose(
            reply -> reply.status() == OK ? Future.succeededFuture() : refused("write", reply));
  }

  private static List<String> differences(
      HttpHost wanted, List<HttpHost> before, List<HttpHost> after) {
    Map<Integer, HttpHost> expected = byId(before);
    expected.put(wanted.id(), wanted);
    Map<Integer, HttpHost> found = byId(after);
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (id, host) -> {
          if (!host.equals(found.get(id))) {
            differences.add(
                "HTTP host " + id + (id == wanted.id() ? " was not taken" : " was changed too"));
          }
        });
    return differences;
  }

  private static Map<Integer, HttpHost> byId(List<HttpHost> hosts) {
    return hosts.stream()
        .collect(Collectors.toMap(HttpHost::id, host -> host, (one, other) -> other, TreeMap::new));
  }

  private static <T> Future<T> refused(String what, IsapiClient.Reply reply) {
    return Future.failedFuture(
        "the terminal answers " + reply.status() + " where its HTTP hosts are to be " + what);
  }
}
