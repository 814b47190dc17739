package org.rollcall.device.dejaos;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.wire.MqttDesk;

/** Terminals with DejaOS software. Safe from any thread. */
public final class DejaosAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "dejaos";

  private static final int PREFIXES_MAX = 16;
  private static final int PREFIX_MAX_CHARS = 256;
  private static final List<String> VERSIONS = List.of("v1", "v2");

  private List<String> prefixes = List.of("");

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(PROTOCOL, MqttDesk.ANY_PROTOCOL);
  }

  /** Each entry is a {@code prefix} that stands before all topics of a site, as it is. */
  @Override
  public List<String> configure(List<JsonObject> settings) {
    List<String> problems = new ArrayList<>();
    if (settings.size() > PREFIXES_MAX) {
      problems.add("dejaos has more than " + PREFIXES_MAX + " entries");
      return problems;
    }
    List<String> read = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      read.add(prefix(settings.get(i), "dejaos entry " + (i + 1), problems));
    }
    prefixes = read.isEmpty() ? List.of("") : List.copyOf(read);
    return problems;
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    for (String prefix : prefixes) {
      for (String version : VERSIONS) {
        String root = prefix + "access_device/" + version + "/event/";
        DejaosHandler handler = new DejaosHandler(host, root);
        DejaosHandler.EVENTS.forEach(event -> host.mqtt().subscribe(root + event, handler));
      }
    }
    return Future.succeededFuture();
  }

  private static String prefix(JsonObject entry, String name, List<String> problems) {
    entry.fieldNames().stream()
        .filter(key -> !key.equals("prefix"))
        .forEach(key -> problems.add(name + ": unknown key " + key));
    if (!(entry.getValue("prefix", "") instanceof String prefix)
        || prefix.length() > PREFIX_MAX_CHARS
        || prefix.matches("(?s).*[+#\\x00].*")) {
      problems.add(name + ": prefix is a text without + and #, such as site-1/");
      return "";
    }
    return prefix;
  }
}
