package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.gateway.attendance.MonthLife;
import org.rollcall.gateway.attendance.ServiceTally;
import org.rollcall.gateway.attendance.StepTaken;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;
import org.rollcall.gateway.ledger.Adjustments.Adjustment;
import org.rollcall.gateway.ledger.DayTexts;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.Months.Locked;

/** The sign-off of months as the API writes it. */
final class SignOffJson {
  private SignOffJson() {}

  /** Where a month stands, and whose turn it is. */
  static JsonObject life(String home, YearMonth month, MonthLife life) {
    return new JsonObject()
        .put("home", home)
        .put("month", month.toString())
        .put("status", life.status().name())
        .put("revision", life.revision())
        .put("lockedRevision", life.locked())
        .put(
            "waitsFor",
            life.next()
                .map(
                    step ->
                        switch (step) {
                          case SUBMIT -> "home-manager";
                          case APPROVE -> "township";
                          case LOCK, RETURN, REOPEN -> "county";
                        })
                .orElse(null))
        .put("since", life.last().map(taken -> taken.at().toString()).orElse(null))
        .put("reopenedUntil", life.reopenedUntil().map(LocalDate::toString).orElse(null));
  }

  static JsonObject step(StepTaken taken) {
    return new JsonObject()
        .put("step", taken.step().code())
        .put("revision", taken.revision())
        .put("by", taken.author())
        .put("at", taken.at().toString())
        .put("content", taken.content())
        .put("note", taken.note().orElse(null))
        .put("owner", taken.owner().orElse(null))
        .put("expires", taken.until().map(LocalDate::toString).orElse(null));
  }

  static JsonObject revision(Locked locked, Optional<StepTaken> lock) {
    MonthSnapshot snapshot = locked.snapshot();
    return new JsonObject()
        .put("revision", locked.revision())
        .put("hash", locked.hash())
        .put("previous", snapshot.previous().orElse(null))
        .put("supersedes", snapshot.supersedes().orElse(null))
        .put("position", snapshot.position())
        .put("ruleVersion", snapshot.ruleVersion())
        .put("calendarVersion", snapshot.calendarVersion())
        .put("content", lock.map(StepTaken::content).orElse(null))
        .put("by", lock.map(StepTaken::author).orElse(null))
        .put("at", lock.map(taken -> taken.at().toString()).orElse(null));
  }

  static JsonObject adjustment(Adjustment adjustment, YearMonth month) {
    return change(adjustment.change(), month)
        .put("position", adjustment.position())
        .put("at", adjustment.at().toString())
        .put("revision", adjustment.revision())
        .put("why", adjustment.why());
  }

  static JsonObject change(DayTexts.Change change, YearMonth month) {
    return new JsonObject()
        .put("person", change.place().person())
        .put("date", month.atDay(change.place().day()).toString())
        .put("before", change.before().map(JsonObject::new).orElse(null))
        .put("after", change.after().map(JsonObject::new).orElse(null));
  }

  /** The sums of two months side by side, those that differ. */
  static JsonArray sums(HomeMonth from, HomeMonth to) {
    Map<String, Long> before = sums(from);
    Map<String, Long> after = sums(to);
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    JsonArray differing = new JsonArray();
    for (String name : names) {
      long one = before.getOrDefault(name, 0L);
      long other = after.getOrDefault(name, 0L);
      if (one != other) {
        differing.add(new JsonObject().put("sum", name).put("from", one).put("to", other));
      }
    }
    return differing;
  }

  private static Map<String, Long> sums(HomeMonth month) {
    Map<String, Long> sums = new TreeMap<>();
    sums.put("openDays", bits(month.openDays()));
    sums.put("reportedDays", bits(month.reportedDays()));
    sums.put("people", (long) month.people().size());
    for (PersonMonth person : month.people()) {
      sums.merge("expectedDays", bits(person.expectedDays()), Long::sum);
      sums.merge("excusedDays", bits(person.excusedDays()), Long::sum);
      sums.merge("residentDays", bits(person.residentDays()), Long::sum);
      for (DayLine line : person.days()) {
        sums.merge("credit", (long) line.credit(), Long::sum);
        sums.merge("minutes", (long) line.creditableMinutes(), Long::sum);
        sums.merge("validDays", line.valid() ? 1L : 0L, Long::sum);
        sums.merge("manualDays", line.manual() ? 1L : 0L, Long::sum);
        for (ServiceTally tally : line.services()) {
          sums.merge("personTimes." + tally.type(), (long) tally.count(), Long::sum);
        }
      }
    }
    return sums;
  }

  private static long bits(int mask) {
    return Integer.bitCount(mask);
  }

  static JsonArray all(List<JsonObject> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(array::add);
    return array;
  }
}
