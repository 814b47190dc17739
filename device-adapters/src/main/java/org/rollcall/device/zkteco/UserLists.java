package org.rollcall.device.zkteco;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.HeldPeople.Listing;
import org.rollcall.device.RosterPlan;

/**
 * Who stands on terminals, as they said when somebody asked. In memory only, because it is names:
 * after a restart a terminal is asked again. Bounded in terminals and people. Safe from any thread.
 *
 * <pre>
 * UNKNOWN ─ask─▶ ASKED ─result ≥ 0─▶ KNOWN ─ask─▶ ASKED (the old list stays until the new is whole)
 *                  └── result &lt; 0 ──▶ REFUSED
 * </pre>
 */
final class UserLists {
  static final int LISTS_MAX = 1_000;
  static final int PEOPLE_PER_LIST_MAX = 5_000;

  private final Clock clock;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<String, UserList> lists = new ConcurrentHashMap<>();

  UserLists(Clock clock) {
    this.clock = clock;
  }

  /** A list as it is now. */
  record Snapshot(Listing listing, Optional<Instant> at, List<HeldPeople.Person> people) {}

  Snapshot of(String serial) {
    return find(serial)
        .map(UserList::snapshot)
        .orElseGet(() -> new Snapshot(Listing.UNKNOWN, Optional.empty(), List.of()));
  }

  /** Asks, unless the question is on its way; where all places are taken the oldest list goes. */
  synchronized void ask(String serial) {
    if (lists.size() >= LISTS_MAX && !lists.containsKey(serial)) {
      lists.entrySet().stream()
          .min(Comparator.comparing(list -> list.getValue().at().orElse(Instant.EPOCH)))
          .map(Map.Entry::getKey)
          .ifPresent(lists::remove);
    }
    lists
        .computeIfAbsent(serial, first -> new UserList())
        .ask("U" + Long.toString(lastId.incrementAndGet(), 36).toUpperCase(Locale.ROOT));
  }

  /** The question as a line, empty where there is none to ask. */
  String offer(String serial, Dialect dialect) {
    return find(serial).map(list -> list.offer(dialect)).orElse("");
  }

  /** The terminal has started anew: an open question is asked again. */
  void introduced(String serial) {
    find(serial).ifPresent(UserList::fresh);
  }

  /** Whether anybody wants to know who is on the terminal. */
  boolean isWanted(String serial) {
    return lists.containsKey(serial);
  }

  void heard(String serial, List<HeldPeople.Person> people) {
    find(serial).ifPresent(list -> list.heard(people));
  }

  /**
   * The terminal has answered.
   *
   * @return false where it was not asked this
   */
  boolean answered(String serial, String id, int returned) {
    return find(serial).map(list -> list.answered(id, returned, clock.instant())).orElse(false);
  }

  /** The terminal has done what it was told. */
  void changed(String serial, RosterPlan.Change change) {
    find(serial).ifPresent(list -> list.change(change));
  }

  /** Somebody has worked on the list at the terminal itself: what was known is worth nothing. */
  void forget(String serial) {
    lists.remove(serial);
  }

  int pending(String serial) {
    return of(serial).listing() == Listing.ASKED ? 1 : 0;
  }

  private Optional<UserList> find(String serial) {
    return Optional.ofNullable(lists.get(serial));
  }

  private static final class UserList {
    private final Map<String, HeldPeople.Person> told = new TreeMap<>();
    private final Map<String, HeldPeople.Person> coming = new TreeMap<>();
    private Optional<Instant> at = Optional.empty();
    private Optional<String> question = Optional.empty();
    private boolean refused;
    private int offers;

    synchronized Snapshot snapshot() {
      Listing listing =
          question.isPresent()
              ? Listing.ASKED
              : at.isPresent() ? Listing.KNOWN : refused ? Listing.REFUSED : Listing.UNKNOWN;
      return new Snapshot(listing, at, new ArrayList<>(told.values()));
    }

    synchronized Optional<Instant> at() {
      return at;
    }

    synchronized void ask(String id) {
      if (question.isEmpty()) {
        question = Optional.of(id);
        offers = 0;
        coming.clear();
      }
    }

    synchronized String offer(Dialect dialect) {
      if (question.isEmpty() || offers == ZktecoCommands.OFFERS_MAX) {
        return "";
      }
      offers++;
      return "C:" + question.get() + ":" + UserinfoCodec.question(dialect) + "\n";
    }

    synchronized void fresh() {
      offers = 0;
    }

    /** While a question is open the lines are its answer; later ones are news. */
    synchronized void heard(List<HeldPeople.Person> people) {
      Map<String, HeldPeople.Person> list = question.isPresent() ? coming : told;
      if (question.isPresent() || at.isPresent()) {
        for (HeldPeople.Person person : people) {
          if (list.size() < PEOPLE_PER_LIST_MAX) {
            list.put(person.entry().number(), person);
          }
        }
      }
    }

    synchronized boolean answered(String id, int returned, Instant now) {
      if (!question.equals(Optional.of(id))) {
        return false;
      }
      question = Optional.empty();
      refused = returned < 0;
      told.clear();
      at = refused ? Optional.empty() : Optional.of(now);
      if (!refused) {
        told.putAll(coming);
      }
      coming.clear();
      return true;
    }

    synchronized void change(RosterPlan.Change change) {
      if (at.isPresent()) {
        List<HeldPeople.Person> after =
            RosterPlan.applied(List.copyOf(told.values()), List.of(change));
        told.clear();
        after.forEach(person -> told.put(person.entry().number(), person));
      }
    }
  }
}
