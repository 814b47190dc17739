package org.rollcall.device.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that a terminal posts its events to, one of a few that it keeps.
 *
 * @param id its place in the terminal's list, from 1
 * @param url the path
 * @param protocol {@code HTTP} or {@code HTTPS}
 * @param address an IP address or a host name
 */
record HttpHost(int id, String url, String protocol, String address, int port) {
  private static final String IP_ADDRESS = "[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*";

  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <HttpHostNotification version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
      <id>%d</id>
      <url>%s</url>
      <protocolType>%s</protocolType>
      <parameterFormatType>JSON</parameterFormatType>
      <addressingFormatType>%s</addressingFormatType>
      <%4$s>%5$s</%4$s>
      <portNo>%6$d</portNo>
      <httpAuthenticationMethod>none</httpAuthenticationMethod>
      </HttpHostNotification>
      """;

  HttpHost {
    if (id < 1) {
      throw new IllegalArgumentException("the first place in the list is 1");
    }
  }

  /** The entry for an address, at a place of the list. */
  static HttpHost of(int id, URI url) {
    return new HttpHost(
        id, url.getRawPath(), isEncrypted(url) ? "HTTPS" : "HTTP", url.getHost(), port(url));
  }

  /** Whether nothing is posted there. */
  boolean isFree() {
    return address.isEmpty() || address.equals("0.0.0.0");
  }

  static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return isEncrypted(url) ? 443 : 80;
  }

  static boolean isEncrypted(URI url) {
    return url.getScheme().equalsIgnoreCase("https");
  }

  /** The entry alone, as it is written. */
  Buffer xml() {
    boolean ip = address.matches(IP_ADDRESS);
    return Buffer.buffer(
        XML.replace(
                "%s</addressingFormatType>",
                (ip ? "ipaddress" : "hostname") + "</addressingFormatType>")
            .formatted(
                id, escaped(url), protocol, ip ? "ipAddress" : "hostName", escaped(address), port));
  }

  /** All entries of an answer, whether it is a list or one of them; unreadable ones left out. */
  static List<HttpHost> list(Buffer answer) {
    JsonNode root = HikvisionCodec.tree(answer.getBytes()).root();
    JsonNode list = root.path("HttpHostNotificationList");
    JsonNode entries = (list.isObject() ? list : root).path("HttpHostNotification");
    List<HttpHost> hosts = new ArrayList<>();
    for (JsonNode entry : entries.isArray() ? entries : List.of(entries)) {
      of(entry).ifPresent(hosts::add);
    }
    return hosts;
  }

  private static Optional<HttpHost> of(JsonNode entry) {
    int id = number(entry, "id");
    String name = text(entry, "hostName");
    boolean named = text(entry, "addressingFormatType").equalsIgnoreCase("hostname");
    return id < 1
        ? Optional.empty()
        : Optional.of(
            new HttpHost(
                id,
                text(entry, "url"),
                text(entry, "protocolType").toUpperCase(Locale.ROOT),
                named ? name : text(entry, "ipAddress"),
                number(entry, "portNo")));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("").strip();
  }

  private static int number(JsonNode node, String field) {
    String text = text(node, field);
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
