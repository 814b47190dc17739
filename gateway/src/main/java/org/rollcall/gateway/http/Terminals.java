package org.rollcall.gateway.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.Collected;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceCommand;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Gaps;
import org.rollcall.device.Ordered;
import org.rollcall.device.OrderedCommand;
import org.rollcall.device.PeopleSync;

/** What can be asked of terminals, whatever their protocol. Safe from any thread. */
public final class Terminals {
  private final List<DeviceAdapter> adapters;

  /** All protocols; they are open. */
  public Terminals(List<DeviceAdapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  /** Commands that wait for the terminal to fetch them. */
  int pendingCommands(DeviceKey key) {
    return adapter(key).map(adapter -> adapter.pendingCommands(key)).orElse(0);
  }

  /** Reads the terminal's own log now. */
  Future<Collected> collect(DeviceKey key) {
    return adapter(key)
        .map(adapter -> adapter.collect(key))
        .orElseGet(
            () ->
                Future.succeededFuture(
                    new Collected.Refused(
                        Collected.Reason.NOT_OFFERED,
                        "nothing here speaks the protocol " + key.protocol())));
  }

  /** Gives the terminal a command. */
  Future<Ordered> order(DeviceKey key, DeviceCommand command) {
    return adapter(key)
        .map(adapter -> adapter.order(key, command))
        .orElseGet(
            () ->
                Future.succeededFuture(
                    new Ordered.Refused(
                        Ordered.Reason.NOT_OFFERED,
                        "nothing here speaks the protocol " + key.protocol())));
  }

  /** The terminal's commands, oldest first. */
  List<OrderedCommand> orders(DeviceKey key) {
    return adapter(key).map(adapter -> adapter.orders(key)).orElse(List.of());
  }

  /** The part that keeps people on terminals of this protocol. */
  Optional<PeopleSync> people(DeviceKey key) {
    return adapter(key).flatMap(DeviceAdapter::people);
  }

  /** What the terminal had and did not come. */
  Gaps gaps(DeviceKey key) {
    return adapter(key)
        .map(adapter -> adapter.gaps(key))
        .orElseGet(() -> new Gaps.Unknown("nothing here speaks the protocol " + key.protocol()));
  }

  private Optional<DeviceAdapter> adapter(DeviceKey key) {
    return adapters.stream()
        .filter(adapter -> adapter.protocol().equals(key.protocol()))
        .findFirst();
  }
}
