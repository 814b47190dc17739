package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.world.Town.CREDENTIALS_HEADER;
import static org.rollcall.gateway.world.Town.FRONT;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.ledger.Boards.Board;
import org.rollcall.gateway.ledger.Boards.UnknownBadge;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** What the board of a home shows of people, badges and services. */
class BoardsTest {
  private static final LocalDate FRIDAY = LocalDate.of(2021, 11, 5);

  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.settled(LedgerWorld.begin(folder, "2021-11-05T09:00:00Z"));
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void showsWhoIsExpectedBeforeAnybodyCame() {
    assertThat(people("H01", FRIDAY)).containsExactly("P001 ABSENT", "P002 ABSENT");
    assertThat(people("H01", FRIDAY.plusDays(1)))
        .containsExactly("P001 NOT_EXPECTED", "P002 NOT_EXPECTED");
    assertThat(people("H01", LocalDate.of(2020, 12, 31))).as("before all enrolments").isEmpty();
  }

  @Test
  void showsLeaveWithoutAPunch() {
    world.imports(ImportKind.LEAVES, "person_id,from,to,kind", "P002,2021-11-01,,病假");
    assertThat(people("H01", FRIDAY)).containsExactly("P001 ABSENT", "P002 EXCUSED");
  }

  @Test
  void showsWhoCameWithTheLastTerminalAndTheServices() {
    world.imports(ImportKind.CREDENTIALS, CREDENTIALS_HEADER, "home:H01,103,P003,2021-01-01,");
    world.delivers(
        FRONT,
        "101 in 2021-11-05T08:30:00",
        "101 out 2021-11-05T12:30:00",
        "103 in 2021-11-05T08:31:00");
    Board board = board("H01", FRIDAY);
    assertThat(board.people())
        .extracting(day -> day.person() + " " + day.state())
        .containsExactly("P001 FULL_DAY", "P002 ABSENT", "P003 INCOMPLETE");
    assertThat(board.lastDevices())
        .isEqualTo(Map.of("P001", "zkteco:CQZ7224460001", "P003", "zkteco:CQZ7224460001"));
    assertThat(board.services())
        .containsExactly(new ServiceCount("H01", "2021-11-05", "CARE", 1, 1, 1, 240));
  }

  @Test
  void gathersTheBadgesThatNobodyKnows() {
    world.delivers(
        FRONT,
        "777 in 2021-11-05T08:30:00",
        "777 out 2021-11-05T12:30:00",
        "778 in 2021-11-05T09:00:00",
        "779 in 2021-11-05T03:59:59");
    assertThat(board("H01", FRIDAY).unknown())
        .containsExactly(
            badge("777", "2021-11-05T00:30:00Z", "2021-11-05T04:30:00Z", 2),
            badge("778", "2021-11-05T01:00:00Z", "2021-11-05T01:00:00Z", 1));
  }

  @Test
  void showsAStayOfOneDay() {
    world.imports(
        ImportKind.ENROLMENTS,
        Town.ENROLMENTS_HEADER,
        "P001,R01,2021-11-05,2021-11-05,residential,1234567,,");
    assertThat(people("R01", FRIDAY)).containsExactly("P001 ABSENT", "P004 ABSENT");
    assertThat(people("R01", FRIDAY.plusDays(1))).containsExactly("P004 NOT_EXPECTED");
  }

  @Test
  void knowsNobodyOfAHomeThatDoesNotExist() {
    assertThat(board("H99", FRIDAY))
        .isEqualTo(new Board(List.of(), Map.of(), List.of(), List.of()));
  }

  private List<String> people(String home, LocalDate date) {
    return board(home, date).people().stream()
        .map(day -> day.person() + " " + day.state())
        .toList();
  }

  private Board board(String home, LocalDate date) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (Boards boards = new Boards(connection, symbols, homes)) {
            return boards.of(home, date);
          }
        });
  }

  private static UnknownBadge badge(String number, String first, String last, int count) {
    return new UnknownBadge(
        number, "zkteco:CQZ7224460001", Instant.parse(first), Instant.parse(last), count);
  }
}
