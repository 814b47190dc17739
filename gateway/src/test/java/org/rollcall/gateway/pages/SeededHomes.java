package org.rollcall.gateway.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.table.TextTable;

/**
 * Brings a gateway to the state that {@code people.txt} tells, by imports and by what terminals
 * send: H01 with seventeen people, H02 with one, H03 with nobody, H04 with sixty.
 */
final class SeededHomes {
  private static final String MONDAY = "2026-11-23";
  private static final String TUESDAY = "2026-11-24";
  private static final List<TextTable.Row> PEOPLE =
      TextTable.of(SeededHomes.class, "/pages/people.txt").rows();

  private final RunningGateway gateway;
  private final List<Resident> all = new ArrayList<>();

  /** One row of the table in one home. */
  private record Resident(String home, String person, TextTable.Row row) {
    String cell(int column) {
      return row.cell(column);
    }

    boolean isIn(String weekday) {
      return cell(6).contains(weekday);
    }
  }

  SeededHomes(RunningGateway gateway) {
    this.gateway = gateway;
    addHome("H01", "P", 17);
    addHome("H02", "Q", 1);
    addHome("H04", "R", 60);
  }

  private void addHome(String home, String letter, int size) {
    for (int i = 0; i < size; i++) {
      all.add(new Resident(home, letter + "%03d".formatted(i + 1), PEOPLE.get(i % PEOPLE.size())));
    }
  }

  /** The serial of a home's terminal. */
  static String serial(String home) {
    return "PAGES-" + home;
  }

  /** A line of an attendance log. */
  static String line(String person, String date, String time, String status) {
    return "%s\t%s %s\t%s\t15\n".formatted(person, date, time, status);
  }

  void seed() {
    registry();
    gateway.clock().set(MONDAY + "T17:00:00+08:00");
    deliver(
        resident ->
            resident.isIn("1")
                ? line(resident.person(), MONDAY, "08:20:00", "0")
                    + line(resident.person(), MONDAY, "16:04:00", "1")
                : "");
    gateway.clock().set(TUESDAY + "T10:23:00+08:00");
    deliver(SeededHomes::today);
    strangers();
    gateway
        .importCsv(
            "service-records",
            """
            person_id,home,date,service,start,end,recorder,reason
            P001,H01,2026-11-24,REHAB,,,王老师,康复训练
            P002,H01,2026-11-24,REHAB,,,王老师,康复训练
            P004,H01,2026-11-24,REHAB,,,王老师,康复训练
            P006,H01,2026-11-24,REHAB,,,王老师,康复训练
            """)
        .ok();
    gateway.clock().set(TUESDAY + "T10:24:00+08:00");
  }

  private void registry() {
    gateway
        .importCsv(
            "org-units",
            """
            code,name,kind,parent,from,to,mode
            330683,嵊州市残联,federation,,,,
            330683002,三江街道,township,330683,,,
            H01,三江残疾人之家,home,330683002,2021-01-01,,day
            H02,浦口残疾人之家,home,330683002,2021-01-01,,day
            H03,石璜镇残疾人之家,home,330683002,2021-01-01,,day
            H04,下王镇残疾人之家,home,330683002,2021-01-01,,day
            """)
        .ok();
    table("persons", "person_id,name", r -> r.person() + "," + r.cell(1));
    table(
        "enrolments",
        "person_id,home,from,to,mode,weekly_plan,start,end",
        r ->
            String.join(
                ",", r.person(), r.home(), "2026-01-01,,day", r.cell(6), r.cell(4), r.cell(5)));
    table(
        "credentials",
        "scope,number,person_id,from,to",
        r -> "home:" + r.home() + "," + r.person() + "," + r.person() + ",2026-01-01,");
    table(
        "leaves",
        "person_id,from,to,kind,reason",
        r -> r.cell(7).isEmpty() ? "" : r.person() + ",2026-11-24,2026-11-25," + r.cell(7) + ",");
    gateway
        .importCsv(
            "devices",
            """
            device_id,protocol,serial,home,from
            ZK-01,zkteco,%s,H01,2026-01-01
            ZK-02,zkteco,%s,H02,2026-01-01
            ZK-04,zkteco,%s,H04,2026-01-01
            """
                .formatted(serial("H01"), serial("H02"), serial("H04")))
        .ok();
  }

  /** One row a resident; nobody has one where the text is empty. */
  private interface Rows {
    String of(Resident resident);
  }

  private void table(String kind, String header, Rows rows) {
    StringBuilder csv = new StringBuilder(header).append('\n');
    all.stream()
        .map(rows::of)
        .filter(row -> !row.isEmpty())
        .forEach(r -> csv.append(r).append('\n'));
    gateway.importCsv(kind, csv.toString()).ok();
  }

  /** Each home's terminal sends its lines. */
  private void deliver(Rows lines) {
    for (String home : List.of("H01", "H02", "H04")) {
      StringBuilder log = new StringBuilder();
      all.stream().filter(r -> r.home().equals(home)).map(lines::of).forEach(log::append);
      send(home, log.toString());
    }
  }

  private void send(String home, String lines) {
    String target = "/iclock/cdata?table=ATTLOG&Stamp=9999&SN=" + serial(home);
    String answer = gateway.device(RawSocket.post(target, lines)).body();
    if (!answer.startsWith("OK")) {
      throw new IllegalStateException("the terminal of " + home + " was answered " + answer);
    }
  }

  private static String today(Resident resident) {
    Stream<String> in =
        Arrays.stream(resident.cell(2).split(" "))
            .filter(time -> !time.isEmpty())
            .map(time -> line(resident.person(), TUESDAY, time, "0"));
    Stream<String> out =
        Stream.of(resident.cell(3))
            .filter(time -> !time.isEmpty())
            .map(time -> line(resident.person(), TUESDAY, time + ":00", "1"));
    return String.join("", Stream.concat(in, out).toList());
  }

  private void strangers() {
    send(
        "H01",
        line("9001", TUESDAY, "08:31:00", "0")
            + line("9001", TUESDAY, "08:32:30", "0")
            + line("30268841", TUESDAY, "09:05:00", "0"));
  }
}
