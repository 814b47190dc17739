package org.rollcall.device.zkteco;

import io.vertx.core.Future;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.PeopleSync;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.RosterPlan;
import org.rollcall.device.SyncProgress;
import org.rollcall.device.wire.Counts;

/**
 * The people on terminals: what is known of them, the question for it, and syncs. Safe from any
 * thread.
 */
final class ZktecoPeople implements PeopleSync {
  /** What is done at a terminal after which its list is another. */
  private static final Set<String> LIST_CHANGED =
      Set.of("user-deleted", "data-cleared", "factory-reset");

  private final UserLists lists;
  private final Syncs syncs;
  private final Map<String, Traits> traits = new ConcurrentHashMap<>();

  ZktecoPeople(DeviceHost host, ZktecoMemory memory) {
    this.lists = new UserLists(host.clock());
    this.syncs =
        new Syncs(
            memory,
            host.clock(),
            new Counts(host.tally(), ZktecoAdapter.PROTOCOL),
            host.rosters(),
            lists);
  }

  @Override
  public HeldPeople held(DeviceKey key) {
    Traits said = traits(key.serial());
    UserLists.Snapshot list = lists.of(key.serial());
    return new HeldPeople(
        list.listing(),
        list.at(),
        list.people(),
        said.capacity(),
        said.people(),
        said.charset().name(),
        said.language().isPresent());
  }

  @Override
  public void ask(DeviceKey key) {
    lists.ask(key.serial());
  }

  @Override
  public Optional<String> objection(DeviceKey key, RosterEntry entry) {
    return UserinfoCodec.objection(entry, traits(key.serial()));
  }

  @Override
  public Future<Started> start(DeviceKey key, List<RosterPlan.Change> changes, String author) {
    return syncs.start(key.serial(), changes, author, traits(key.serial()));
  }

  @Override
  public Optional<SyncProgress> progress(DeviceKey key) {
    return syncs.progress(key.serial());
  }

  @Override
  public Future<Boolean> cancel(DeviceKey key) {
    return syncs.cancel(key.serial());
  }

  /** The terminal has introduced itself. */
  void introduced(String serial, Dialect dialect, Optional<String> language) {
    learn(serial, known -> known.as(dialect).speaking(language));
    lists.introduced(serial);
    syncs.introduced(serial);
  }

  /** The terminal does what only access controllers do. */
  void isController(String serial) {
    learn(serial, known -> known.as(Dialect.SECURITY));
  }

  void described(String serial, Map<String, String> properties) {
    learn(serial, known -> known.described(properties));
  }

  /** The terminal has counted the people on it. */
  void counted(String serial, OptionalInt people) {
    if (people.isPresent()) {
      learn(serial, known -> known.holding(people));
    }
  }

  /** What was done at the terminal itself. */
  void operated(String serial, String operation) {
    if (LIST_CHANGED.contains(operation)) {
      lists.forget(serial);
    }
  }

  /** Whether lines about people are worth reading. */
  boolean isListening(String serial) {
    return lists.isWanted(serial);
  }

  /** Lines about people have come. */
  void heard(String serial, byte[] body, boolean onlyPeople) {
    lists.heard(
        serial,
        UserinfoCodec.people(
            body, onlyPeople, traits(serial).charset(), UserLists.PEOPLE_PER_LIST_MAX));
  }

  /** The question for the list, then the stage that a sync is at. */
  Syncs.Offer offer(DeviceKey key) {
    String question = lists.offer(key.serial(), traits(key.serial()).dialect());
    Syncs.Offer stage = syncs.offer(key);
    Charset charset = stage.charset().orElse(StandardCharsets.UTF_8);
    return new Syncs.Offer(question + stage.lines(), Optional.of(charset));
  }

  /**
   * The terminal has answered.
   *
   * @return false where no such command waits
   */
  boolean answered(DeviceKey key, CommandResult result) {
    return lists.answered(key.serial(), result.id(), result.returned())
        || syncs.answered(key, result.id(), result.returned());
  }

  int pending(String serial) {
    return lists.pending(serial) + syncs.pending(serial);
  }

  private Traits traits(String serial) {
    return traits.getOrDefault(serial, Traits.unknown());
  }

  /** Bounded, although only registered terminals come so far. */
  private void learn(String serial, UnaryOperator<Traits> more) {
    if (traits.size() < ZktecoCommands.SERIALS_MAX || traits.containsKey(serial)) {
      traits.compute(
          serial,
          (key, known) -> more.apply(Optional.ofNullable(known).orElseGet(Traits::unknown)));
    }
  }
}
