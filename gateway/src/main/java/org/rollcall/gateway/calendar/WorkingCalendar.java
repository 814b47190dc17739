package org.rollcall.gateway.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The national working calendar: working day = listed ? as listed : Monday to Friday. Immutable and
 * safe from any thread. A home's own openings and closures are not in it; they are the home's.
 *
 * <p>Months are bit masks: bit 0 is the first day of the month.
 */
public final class WorkingCalendar {
  private static final String BUNDLED = "cn-exceptions.csv";

  private final NavigableMap<LocalDate, ListedDay> listed;
  private final NavigableSet<Integer> noticeYears;
  private final String version;

  private WorkingCalendar(NavigableMap<LocalDate, ListedDay> listed) {
    this.listed = Collections.unmodifiableNavigableMap(listed);
    this.noticeYears = noticeYears(listed.values());
    this.version = version(listed.values(), noticeYears);
  }

  /** The calendar that comes with the software: the notices of 2019 to 2026. */
  public static WorkingCalendar bundled() {
    try (InputStream stream = WorkingCalendar.class.getResourceAsStream(BUNDLED)) {
      if (stream == null) {
        throw new IllegalStateException(BUNDLED + " is missing from the jar");
      }
      return parse(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(BUNDLED + " cannot be read", e);
    }
  }

  /**
   * Reads {@code date,name,day,notice} with day {@code off} or {@code work}.
   *
   * @throws CalendarFormatException naming the first line that is wrong
   */
  public static WorkingCalendar parse(Reader text) {
    return new WorkingCalendar(new TreeMap<>()).with(CalendarTable.read(text));
  }

  /**
   * This calendar with more listed days, which win over what it had for the same dates: a newer
   * notice, or an amended one. The years of their notices are no longer provisional.
   */
  public WorkingCalendar with(List<ListedDay> days) {
    NavigableMap<LocalDate, ListedDay> merged = new TreeMap<>(listed);
    days.forEach(day -> merged.put(day.date(), day));
    return new WorkingCalendar(merged);
  }

  /**
   * This calendar with the tables ({@code *.csv}) of a folder laid over it in the order of their
   * names; unchanged where there is no such folder. So a new notice needs no new release.
   *
   * @throws CalendarFormatException naming the file and the first line that is wrong
   */
  public WorkingCalendar withFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return this;
    }
    WorkingCalendar calendar = this;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        calendar = calendar.with(read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
    return calendar;
  }

  private static List<ListedDay> read(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      return CalendarTable.read(text);
    } catch (CalendarFormatException e) {
      throw e.in(file.toString());
    }
  }

  public boolean isWorkingDay(LocalDate date) {
    return kind(date).isWorking();
  }

  public DayKind kind(LocalDate date) {
    ListedDay day = listed.get(date);
    if (day != null) {
      return day.working() ? DayKind.MAKEUP_WORKDAY : DayKind.HOLIDAY;
    }
    return isWeekend(date) ? DayKind.WEEKEND : DayKind.WORKDAY;
  }

  /** The holiday that a listed day belongs to; empty on every other day. */
  public Optional<String> name(LocalDate date) {
    return Optional.ofNullable(listed.get(date)).map(ListedDay::name);
  }

  /**
   * Whether no notice of the day's year is known, so that every figure that uses it must say so.
   */
  public boolean isProvisional(LocalDate date) {
    return !noticeYears.contains(date.getYear());
  }

  /**
   * Short and derived from the content, for instance {@code cn-2026.9f3c01ab}: the last year with a
   * notice, and a checksum over all listed days.
   */
  public String version() {
    return version;
  }

  /** The working days of the month. */
  public int workingDays(YearMonth month) {
    int mask = 0;
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      if (isWorkingDay(month.atDay(day))) {
        mask |= 1 << (day - 1);
      }
    }
    return mask;
  }

  /** The make-up working days of the month; a part of {@link #workingDays}. */
  public int makeupDays(YearMonth month) {
    int mask = 0;
    for (ListedDay day : listed.subMap(month.atDay(1), true, month.atEndOfMonth(), true).values()) {
      if (day.working()) {
        mask |= 1 << (day.date().getDayOfMonth() - 1);
      }
    }
    return mask;
  }

  public int workingDayCount(YearMonth month) {
    return Integer.bitCount(workingDays(month));
  }

  /** Working days from {@code from} (included) to {@code to} (excluded). */
  public int workingDayCount(LocalDate from, LocalDate to) {
    return Math.toIntExact(from.datesUntil(to).filter(this::isWorkingDay).count());
  }

  private static boolean isWeekend(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }

  private static NavigableSet<Integer> noticeYears(Collection<ListedDay> days) {
    NavigableSet<Integer> years = new TreeSet<>();
    days.forEach(day -> years.add(day.noticeYear()));
    return years;
  }

  private static String version(Collection<ListedDay> days, NavigableSet<Integer> years) {
    if (years.isEmpty()) {
      return "cn-none";
    }
    CRC32 sum = new CRC32();
    days.forEach(day -> sum.update(day.toString().getBytes(StandardCharsets.UTF_8)));
    return String.format(Locale.ROOT, "cn-%d.%08x", years.last(), sum.getValue());
  }
}
