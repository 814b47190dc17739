package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Registry rows that tests begin with. Everybody is enrolled from Monday to Friday, 08:30 to 16:00,
 * and shows the badge {@code N} and their identifier.
 */
public final class Seeds {
  private static final String ENROLLED_FROM = "2021-10-01";

  private Seeds() {}

  /** One federation, two townships, the homes H01 (三江街道) and H02 (浦口街道). */
  public static void orgUnits(RunningGateway gateway) {
    gateway
        .importCsv(
            "org-units",
            """
            code,name,kind,parent,from,to,mode
            330683,嵊州市残联,federation,,,,
            330683002,三江街道,township,330683,,,
            330683003,浦口街道,township,330683,,,
            H01,三江残疾人之家,home,330683002,2021-01-01,,day
            H02,浦口残疾人之家,home,330683003,2021-01-01,,day
            """)
        .ok();
  }

  /** People of a home with their badges. */
  public static void people(RunningGateway gateway, String home, String... persons) {
    persons(gateway, persons);
    gateway
        .importCsv(
            "enrolments",
            rows(
                "person_id,home,from,to,mode,weekly_plan,start,end",
                "%s," + home + "," + ENROLLED_FROM + ",,day,12345,08:30,16:00",
                persons))
        .ok();
    badges(gateway, "home:" + home, persons);
  }

  /** People who are nowhere enrolled yet. */
  public static void persons(RunningGateway gateway, String... persons) {
    gateway
        .importCsv(
            "persons",
            rows(
                "person_id,name,certificate_no,household_org_unit,birth_date,phone,guardian_phone",
                "%1$s,测试%1$s,,330683002,1990-01-01,13800001234,",
                persons))
        .ok();
  }

  public static void badges(RunningGateway gateway, String scope, String... persons) {
    gateway
        .importCsv(
            "credentials",
            rows(
                "scope,number,person_id,from,to",
                scope + ",N%1$s,%1$s," + ENROLLED_FROM + ",",
                persons))
        .ok();
  }

  /** A terminal that posts JSON with a token. */
  public static void jsonTerminal(RunningGateway gateway, String id, String home, String token) {
    terminal(gateway, id, "json", "JSON-" + id, home, token);
  }

  public static void zktecoTerminal(RunningGateway gateway, String id, String serial, String home) {
    terminal(gateway, id, "zkteco", serial, home, "");
  }

  /** A face terminal; an empty token is none. */
  public static void faceTerminal(
      RunningGateway gateway, String id, String serial, String home, String token) {
    terminal(gateway, id, "face", serial, home, token);
  }

  private static void terminal(
      RunningGateway gateway,
      String id,
      String protocol,
      String serial,
      String home,
      String token) {
    gateway
        .importCsv(
            "devices",
            """
            device_id,protocol,serial,home,from,to,direction,service,time_zone,token
            %s,%s,%s,%s,2000-01-01,,terminal,,Asia/Shanghai,%s
            """
                .formatted(id, protocol, serial, home, token))
        .ok();
  }

  /** A punch at a civil time of the homes, {@code 2021-11-05T08:30:00}. */
  public static JsonObject punch(String number, String direction, String localTime) {
    return new JsonObject()
        .put("number", number)
        .put("time", localTime + "+08:00")
        .put("direction", direction)
        .put("method", "card");
  }

  private static String rows(String header, String template, String... persons) {
    return Arrays.stream(persons)
        .map(person -> template.formatted(person) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }
}
