package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Gaps;

/**
 * Hikvision terminals that post to {@link #PATH} and their own token, and those of the settings,
 * which are asked for their events. Safe from any thread.
 */
public final class HikvisionAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "hikvision";
  public static final String PATH = "/hikvision";

  private final Patience patience;
  private volatile List<TerminalAccount> accounts = List.of();
  private volatile List<TerminalClient> clients = List.of();

  public HikvisionAdapter() {
    this(Patience.STANDARD);
  }

  HikvisionAdapter(Patience patience) {
    this.patience = patience;
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public List<String> configure(List<JsonObject> settings) {
    AccountReader reader = new AccountReader(settings);
    accounts = reader.accounts();
    return reader.problems();
  }

  /** Mounts the path and begins to ask; nobody waits for a terminal that does not answer. */
  @Override
  public Future<Void> open(DeviceHost host) {
    host.http().mount(PATH, new HikvisionHandler(host));
    List<TerminalAccount> asked = accounts;
    if (asked.isEmpty()) {
      return Future.succeededFuture();
    }
    return ReadMarks.load(host.memory(), asked)
        .onSuccess(
            marks -> {
              clients =
                  asked.stream()
                      .map(account -> new TerminalClient(host, account, marks, patience))
                      .toList();
              clients.forEach(TerminalClient::open);
            })
        .mapEmpty();
  }

  @Override
  public Gaps gaps(DeviceKey key) {
    return clients.stream()
        .filter(client -> client.serial().equals(key.serial()))
        .findFirst()
        .map(TerminalClient::gaps)
        .orElseGet(
            () ->
                new Gaps.Unknown(
                    "the terminal is not listed under hikvision in the settings, so it is not asked"
                        + " for its stream"));
  }

  @Override
  public Future<Void> close() {
    return Future.join(clients.stream().map(TerminalClient::close).toList()).mapEmpty();
  }
}
