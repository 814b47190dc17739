package org.rollcall.gateway.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;

/**
 * A home's month person by person and day by day, each as one canonical text, so that two of them
 * can be held side by side. Days with nothing to say are left out.
 */
public final class DayTexts {
  private DayTexts() {}

  /** A person and a day of the month. */
  public record Place(String person, int day) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPerson = person.compareTo(other.person);
      return byPerson != 0 ? byPerson : Integer.compare(day, other.day);
    }
  }

  /** What stood at a place and what stands there now; empty where nothing did or does. */
  public record Change(Place place, Optional<String> before, Optional<String> after) {}

  /** The texts of a month, in order of person and day. */
  public static SortedMap<Place, String> of(HomeMonth month) {
    SortedMap<Place, String> texts = new TreeMap<>();
    for (PersonMonth person : month.people()) {
      Map<Integer, DayLine> lines = new HashMap<>();
      person.days().forEach(line -> lines.put(line.day(), line));
      for (int day = 1; day <= month.month().lengthOfMonth(); day++) {
        boolean expected = has(person.expectedDays(), day);
        boolean resident = has(person.residentDays(), day);
        Optional<DayLine> line = Optional.ofNullable(lines.get(day));
        if (expected || resident || line.isPresent()) {
          texts.put(
              new Place(person.person(), day),
              text(line, expected, has(person.excusedDays(), day), resident));
        }
      }
    }
    return texts;
  }

  /** The places where two months differ, in order. */
  public static List<Change> between(
      SortedMap<Place, String> before, SortedMap<Place, String> after) {
    TreeSet<Place> places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    return places.stream()
        .map(
            place ->
                new Change(
                    place,
                    Optional.ofNullable(before.get(place)),
                    Optional.ofNullable(after.get(place))))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  private static String text(
      Optional<DayLine> line, boolean expected, boolean excused, boolean resident) {
    DayState without =
        excused ? DayState.EXCUSED : expected ? DayState.ABSENT : DayState.NOT_EXPECTED;
    Map<String, Object> members = new TreeMap<>();
    members.put("expected", expected);
    members.put("resident", resident);
    members.put("state", line.map(DayLine::state).orElse(without).name());
    members.put("credit", line.map(DayLine::credit).orElse(0));
    members.put("minutes", line.map(DayLine::creditableMinutes).orElse(0));
    members.put("valid", line.map(DayLine::valid).orElse(false));
    members.put("manual", line.map(DayLine::manual).orElse(false));
    members.put("services", HomeMonthJson.services(line.map(DayLine::services).orElse(List.of())));
    return CanonicalJson.write(members);
  }

  private static boolean has(int mask, int day) {
    return (mask & 1 << (day - 1)) != 0;
  }
}
