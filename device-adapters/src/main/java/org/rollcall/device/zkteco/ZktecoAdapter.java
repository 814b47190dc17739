package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.Collected;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceCommand;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Gaps;
import org.rollcall.device.Ordered;
import org.rollcall.device.OrderedCommand;
import org.rollcall.device.PeopleSync;
import org.rollcall.device.wire.Counts;
import org.rollcall.device.zkteco.pull.PullHost;
import org.rollcall.device.zkteco.pull.PullRounds;

/**
 * ZKTeco terminals that push to {@code /iclock}, and those of the settings, whose log is read. Safe
 * from any thread.
 */
public final class ZktecoAdapter implements DeviceAdapter {
  public static final String PROTOCOL = "zkteco";

  /** A terminal asks every ten seconds, and every thirty while it has no answer. */
  private static final Duration POLL_EVERY = Duration.ofSeconds(30);

  private final ZktecoCommands commands = new ZktecoCommands();
  private final PullRounds rounds = new PullRounds();
  private volatile Optional<Orders> orders = Optional.empty();
  private volatile Optional<ZktecoPeople> people = Optional.empty();
  private volatile Optional<RecordCounts> records = Optional.empty();

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public List<String> configure(List<JsonObject> settings) {
    return rounds.configure(settings);
  }

  @Override
  public Future<Void> open(DeviceHost host) {
    return Future.all(
            ZktecoMemory.open(host.memory()), ZktecoMemory.open(host.memory(), Syncs.DOCUMENT))
        .map(
            memories -> {
              ZktecoMemory memory = memories.resultAt(0);
              Orders kept = new Orders(memory, host.clock(), new Counts(host.tally(), PROTOCOL));
              ZktecoPeople onTerminals = new ZktecoPeople(host, memories.resultAt(1));
              RecordCounts counted = new RecordCounts(host.clock());
              orders = Optional.of(kept);
              people = Optional.of(onTerminals);
              records = Optional.of(counted);
              host.http()
                  .mount(
                      Endpoint.ROOT, new ZktecoHandler(host, commands, kept, onTerminals, counted));
              rounds.open(new PullHost(host, PROTOCOL, memory, PulledEvents::of));
              return null;
            });
  }

  @Override
  public Optional<Duration> contactEvery(DeviceKey key) {
    return Optional.of(rounds.every(key.serial()).orElse(POLL_EVERY));
  }

  @Override
  public int pendingCommands(DeviceKey key) {
    int ordered = orders.map(all -> all.pending(key.serial())).orElse(0);
    int aboutPeople = people.map(all -> all.pending(key.serial())).orElse(0);
    return key.protocol().equals(PROTOCOL)
        ? commands.pending(key.serial()) + ordered + aboutPeople
        : 0;
  }

  @Override
  public Future<Ordered> order(DeviceKey key, DeviceCommand command) {
    return orders
        .map(all -> all.add(key.serial(), command))
        .orElseGet(() -> DeviceAdapter.super.order(key, command));
  }

  @Override
  public List<OrderedCommand> orders(DeviceKey key) {
    return orders.map(all -> all.list(key.serial())).orElse(List.of());
  }

  @Override
  public Optional<PeopleSync> people() {
    return people.map(all -> all);
  }

  @Override
  public Gaps gaps(DeviceKey key) {
    return records.map(all -> all.of(key.serial())).orElseGet(() -> DeviceAdapter.super.gaps(key));
  }

  @Override
  public Future<Collected> collect(DeviceKey key) {
    return rounds
        .collect(key.serial())
        .orElseGet(
            () ->
                Future.succeededFuture(
                    new Collected.Refused(
                        Collected.Reason.NOT_OFFERED,
                        "terminal "
                            + key.serial()
                            + " is not listed under zkteco in the settings, with its host")));
  }

  @Override
  public Future<Void> close() {
    return rounds.close();
  }
}
