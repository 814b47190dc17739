package org.rollcall.gateway.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The homes and people of the demonstration, the same at every start. Townships are real, people
 * are not: names are drawn from common characters and nobody has a certificate or a phone.
 */
final class DemoTown {
  static final String FEDERATION = "330683";

  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国志红春梅海燕文波国庆小秀珍凤琴云飞";
  private static final int PEOPLE_MIN = 16;
  private static final int PEOPLE_SPREAD = 6;
  private static final int FIRST_NUMBER = 101;

  private final List<Home> homes;
  private final LocalDate since;

  private DemoTown(List<Home> homes, LocalDate since) {
    this.homes = homes;
    this.since = since;
  }

  /**
   * A home.
   *
   * @param terminal what stands at its door
   */
  record Home(
      String code,
      String name,
      String kind,
      String township,
      Terminal terminal,
      List<Person> people) {}

  /** A terminal: its registry id, serial, and token where its protocol has one. */
  record Terminal(String id, String protocol, String serial, String token) {}

  /** Somebody who comes. */
  record Person(String id, String name, String number) {}

  /** Invents the town; everybody is enrolled since the given date. */
  static DemoTown invent(LocalDate since) {
    Random random = new Random(330683);
    List<Home> homes = new ArrayList<>();
    int person = 1;
    for (String[] township : townships()) {
      int no = homes.size() + 1;
      String place = township[1].replaceAll("(街道|镇|乡)$", "");
      homes.add(home(no, place + "残疾人之家", "home", township[0], random, person));
      person += homes.get(no - 1).people().size();
    }
    String first = homes.get(0).township();
    homes.add(home(homes.size() + 1, "嵊州市残疾人康复指导中心", "centre", first, random, person));
    return new DemoTown(homes, since);
  }

  List<Home> homes() {
    return homes;
  }

  int peopleCount() {
    return homes.stream().mapToInt(home -> home.people().size()).sum();
  }

  /** The files to import, by kind, in the order in which they build on each other. */
  Map<String, String> files() {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    file(files, "org-units", "code,name,kind,parent,from,to,mode");
    file(files, "persons", "person_id,name,household_org_unit");
    file(files, "enrolments", "person_id,home,from,mode,weekly_plan,start,end");
    file(files, "devices", "device_id,protocol,serial,home,from,direction,token");
    file(files, "credentials", "scope,number,person_id,from");
    file(files, "targets", "indicator,org_unit,from,target,source");
    row(files, "org-units", FEDERATION, "嵊州市残联", "federation", "", "", "", "");
    for (String[] township : townships()) {
      row(
          files,
          "org-units",
          township[0],
          township[1],
          "township",
          FEDERATION,
          "2019-12-01",
          "",
          "");
    }
    for (Home home : homes) {
      row(
          files,
          "org-units",
          home.code(),
          home.name(),
          home.kind(),
          home.township(),
          "2020-01-01",
          "",
          "day");
      Terminal terminal = home.terminal();
      row(
          files,
          "devices",
          terminal.id(),
          terminal.protocol(),
          terminal.serial(),
          home.code(),
          "2020-01-01",
          "terminal",
          terminal.token());
      for (Person person : home.people()) {
        row(files, "persons", person.id(), person.name(), home.township());
        row(
            files,
            "enrolments",
            person.id(),
            home.code(),
            since.toString(),
            "day",
            "12345",
            "08:30",
            "16:00");
        row(
            files,
            "credentials",
            "home:" + home.code(),
            person.number(),
            person.id(),
            since.toString());
      }
    }
    row(files, "targets", "ATTENDANCE_RATE", FEDERATION, "2021-01-01", "85", "demonstration");
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((kind, text) -> texts.put(kind, text.toString()));
    return texts;
  }

  private static Home home(
      int no, String name, String kind, String township, Random random, int firstPerson) {
    List<Person> people = new ArrayList<>();
    int count = PEOPLE_MIN + random.nextInt(PEOPLE_SPREAD);
    for (int i = 0; i < count; i++) {
      people.add(
          new Person(
              String.format("P%03d", firstPerson + i),
              name(random),
              String.valueOf(FIRST_NUMBER + i)));
    }
    String code = String.format("H%02d", no);
    boolean cardReader = kind.equals("centre");
    Terminal terminal =
        cardReader
            ? new Terminal(
                "CARD-" + code, "json", "DEMO-CARD-" + no, "demo-card-reader-token-" + no)
            : new Terminal("ZK-" + code, "zkteco", String.format("DEMO%08d", no), "");
    return new Home(code, name, kind, township, terminal, people);
  }

  private static String name(Random random) {
    StringBuilder name =
        new StringBuilder().append(pick(SURNAMES, random)).append(pick(GIVEN, random));
    return random.nextInt(4) == 0 ? name.toString() : name.append(pick(GIVEN, random)).toString();
  }

  private static char pick(String characters, Random random) {
    return characters.charAt(random.nextInt(characters.length()));
  }

  private static void file(Map<String, StringBuilder> files, String kind, String header) {
    files.put(kind, new StringBuilder(header).append('\n'));
  }

  private static void row(Map<String, StringBuilder> files, String kind, String... cells) {
    files.computeIfPresent(kind, (same, text) -> text.append(String.join(",", cells)).append('\n'));
  }

  private static List<String[]> townships() {
    try (InputStream in = DemoTown.class.getResourceAsStream("townships.csv")) {
      if (in == null) {
        throw new IllegalStateException("townships.csv is missing from the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines.lines().skip(1).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
