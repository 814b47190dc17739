package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Facts of a day written as text, for tables. Items are separated by {@code ;} and sites by {@code
 * &&}; the date is 2021-11-05 in Shanghai and everybody is expected unless said otherwise.
 *
 * <pre>
 *   IN 08:30:00   OUT 12:30 /back   ? 09:00 @REHAB   IN 01:10+1 #id     punches (device, service, next day, id)
 *   ADD-IN 08:30   ADD-OUT 12:30   ADD-SESSION 08:30-12:30 @REHAB   VOID p1           corrections
 *   STAFF REHAB 09:00-10:00 why:unwell                                                staff record
 *   SITE H02   LEAVE   RESIDENT   UNPLANNED   CLOSED   NOT-ENROLLED   START 08:30   END 16:00
 * </pre>
 */
final class DayText {
  static final LocalDate DATE = LocalDate.of(2021, 11, 5);
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final LocalDate date;
  private final ZoneId zone;
  private final List<Punch> punches = new ArrayList<>();
  private final List<Correction> corrections = new ArrayList<>();
  private final List<StaffRecord> staffRecords = new ArrayList<>();
  private String site = "H01";
  private boolean enrolled = true;
  private boolean open = true;
  private boolean planned = true;
  private boolean resident;
  private Optional<LocalTime> start = Optional.empty();
  private Optional<LocalTime> end = Optional.empty();
  private Optional<Leave> leave = Optional.empty();

  private DayText(LocalDate date, ZoneId zone) {
    this.date = date;
    this.zone = zone;
  }

  static PersonDate personDate(String text) {
    return personDate("P1", DATE, ZONE, text);
  }

  static PersonDate personDate(String person, LocalDate date, ZoneId zone, String text) {
    List<SiteDay> sites =
        Arrays.stream(text.split("&&", -1)).map(part -> site(date, zone, part)).toList();
    return new PersonDate(person, date, zone, sites);
  }

  static SiteDay siteDay(String text) {
    return site(DATE, ZONE, text);
  }

  private static SiteDay site(LocalDate date, ZoneId zone, String text) {
    DayText day = new DayText(date, zone);
    for (String item : text.split(";", -1)) {
      if (!item.isBlank()) {
        day.item(List.of(item.strip().split(" +", -1)));
      }
    }
    return new SiteDay(
        day.site,
        new Expectation(day.enrolled, day.open, day.planned, day.start, day.end),
        day.punches,
        day.corrections,
        day.staffRecords,
        day.leave,
        day.resident);
  }

  private void item(List<String> words) {
    switch (words.get(0)) {
      case "IN" -> punch(PunchDirection.IN, words);
      case "OUT" -> punch(PunchDirection.OUT, words);
      case "?" -> punch(PunchDirection.UNKNOWN, words);
      case "ADD-IN" -> addPunch(PunchDirection.IN, words);
      case "ADD-OUT" -> addPunch(PunchDirection.OUT, words);
      case "ADD-SESSION" -> addSession(words);
      case "VOID" ->
          corrections.add(
              new Correction.VoidPunch(correctionId(), ReasonCode.WRONG_PERSON, words.get(1)));
      case "STAFF" -> staff(words);
      case "SITE" -> site = words.get(1);
      case "LEAVE" -> leave = Optional.of(new Leave("l1", "SICK"));
      case "RESIDENT" -> resident = true;
      case "UNPLANNED" -> planned = false;
      case "CLOSED" -> open = false;
      case "NOT-ENROLLED" -> enrolled = false;
      case "START" -> start = Optional.of(LocalTime.parse(words.get(1)));
      case "END" -> end = Optional.of(LocalTime.parse(words.get(1)));
      default -> throw new IllegalArgumentException("no such fact: " + words);
    }
  }

  private void punch(PunchDirection direction, List<String> words) {
    String id = option(words, "#").orElse(site.replace("H01", "") + "p" + (punches.size() + 1));
    punches.add(
        new Punch(
            id,
            at(words.get(1)),
            direction,
            option(words, "/").orElse("door"),
            option(words, "@")));
  }

  private void addPunch(PunchDirection direction, List<String> words) {
    corrections.add(
        new Correction.AddPunch(
            correctionId(),
            ReasonCode.FORGOT_OUT,
            direction,
            at(words.get(1)),
            option(words, "@")));
  }

  private void addSession(List<String> words) {
    String[] times = words.get(1).split("-", -1);
    corrections.add(
        new Correction.AddSession(
            correctionId(),
            ReasonCode.DEVICE_DOWN,
            at(times[0]),
            at(times[1]),
            option(words, "@")));
  }

  private void staff(List<String> words) {
    Optional<String[]> times =
        words.stream().skip(2).filter(w -> w.contains("-")).map(w -> w.split("-", -1)).findFirst();
    staffRecords.add(
        new StaffRecord(
            "s" + (staffRecords.size() + 1),
            words.get(1),
            times.map(t -> LocalTime.parse(t[0])),
            times.map(t -> LocalTime.parse(t[1])),
            "Wang",
            option(words, "why:")));
  }

  private String correctionId() {
    return "c" + (corrections.size() + 1);
  }

  private Instant at(String time) {
    boolean nextDay = time.endsWith("+1");
    LocalTime local = LocalTime.parse(nextDay ? time.substring(0, time.length() - 2) : time);
    return date.plusDays(nextDay ? 1 : 0).atTime(local).atZone(zone).toInstant();
  }

  private static Optional<String> option(List<String> words, String sign) {
    return words.stream()
        .skip(1)
        .filter(word -> word.startsWith(sign))
        .map(word -> word.substring(sign.length()))
        .findFirst();
  }
}
