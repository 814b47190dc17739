package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.HeldPeople.Listing;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.harness.SetClock;

/** Lists of terminals, from the question to the answer. */
class UserListsTest {
  private static final String SERIAL = "PUSH0001";

  private final SetClock clock = new SetClock(Instant.parse("2021-11-05T00:30:00Z"));
  private final UserLists lists = new UserLists(clock);

  @Test
  void keepTheOldListUntilTheNewIsWhole() {
    heard("7001");
    assertThat(lists.of(SERIAL).listing()).as("nobody asked").isEqualTo(Listing.UNKNOWN);
    String first = ask();
    heard("7001");
    assertThat(lists.of(SERIAL).people()).isEmpty();
    assertThat(lists.answered(SERIAL, first, 0)).isTrue();
    assertThat(numbers()).containsExactly("7001");

    String second = ask();
    heard("7002");
    assertThat(lists.of(SERIAL).listing()).isEqualTo(Listing.ASKED);
    assertThat(numbers()).containsExactly("7001");
    assertThat(lists.answered(SERIAL, first, 0)).as("answered before").isFalse();
    lists.answered(SERIAL, second, 1);

    assertThat(lists.of(SERIAL).listing()).isEqualTo(Listing.KNOWN);
    assertThat(numbers()).containsExactly("7002");
    heard("7003");
    assertThat(numbers()).as("enrolled at the terminal since").containsExactly("7002", "7003");
    lists.forget(SERIAL);
    assertThat(lists.of(SERIAL).listing()).isEqualTo(Listing.UNKNOWN);
  }

  @Test
  void areRefusedByFirmwareThatCannotTell() {
    lists.answered(SERIAL, ask(), -1002);

    assertThat(lists.of(SERIAL).listing()).isEqualTo(Listing.REFUSED);
    assertThat(lists.pending(SERIAL)).isZero();
  }

  @Test
  void areBounded() {
    String id = ask();
    for (int i = 0; i <= UserLists.PEOPLE_PER_LIST_MAX; i++) {
      heard(Integer.toString(1 + i));
    }
    lists.answered(SERIAL, id, 0);
    assertThat(numbers()).hasSize(UserLists.PEOPLE_PER_LIST_MAX);

    int asked = 0;
    for (int i = 0; i < UserLists.LISTS_MAX; i++) {
      lists.ask("MANY" + i);
    }
    for (int i = 0; i < UserLists.LISTS_MAX; i++) {
      asked += lists.pending("MANY" + i);
    }
    assertThat(asked).as("one made room").isEqualTo(UserLists.LISTS_MAX - 1);
    assertThat(numbers()).as("a list is worth more than a question").isNotEmpty();
  }

  private String ask() {
    lists.ask(SERIAL);
    return lists.offer(SERIAL, Dialect.ATTENDANCE).split(":")[1];
  }

  private void heard(String number) {
    lists.heard(SERIAL, List.of(new HeldPeople.Person(new RosterEntry(number, "某人"), false)));
  }

  private List<String> numbers() {
    return lists.of(SERIAL).people().stream().map(one -> one.entry().number()).toList();
  }
}
