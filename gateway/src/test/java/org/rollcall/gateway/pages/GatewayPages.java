package org.rollcall.gateway.pages;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.world.FakeClock;

/** The real gateway behind the pages. */
final class GatewayPages implements PagesUnderTest {
  private static final String TODAY = "2026-11-24";

  private final RunningGateway gateway;
  private final AtomicBoolean changed = new AtomicBoolean();

  private GatewayPages(RunningGateway gateway) {
    this.gateway = gateway;
  }

  static GatewayPages start() {
    RunningGateway gateway =
        RunningGateway.startInTempFolder(FakeClock.at("2026-11-23T17:00:00+08:00"));
    new SeededHomes(gateway).seed();
    return new GatewayPages(gateway);
  }

  /** Whether a test has left the state of {@code people.txt}. */
  boolean isChanged() {
    return changed.get();
  }

  @Override
  public String address() {
    return gateway.address();
  }

  @Override
  public String token() {
    return RunningGateway.TOKEN;
  }

  @Override
  public void account(String name, String password) {
    gateway
        .post(
            "/api/v1/accounts",
            new JsonObject()
                .put("name", name)
                .put("role", "home-manager")
                .put("units", new JsonArray().add("H01"))
                .put("password", password))
        .ok();
  }

  @Override
  public void checkIn(String person, String time) {
    passUntil(time);
    gateway.device(
        RawSocket.post(
            "/iclock/cdata?table=ATTLOG&SN=" + SeededHomes.serial("H01"),
            SeededHomes.line(person, TODAY, time + ":00", "0")));
  }

  @Override
  public void enrol(String person, String name) {
    changed.set(true);
    gateway.importCsv("persons", "person_id,name\n" + person + "," + name + "\n").ok();
    gateway
        .importCsv(
            "enrolments",
            "person_id,home,from,to,mode,weekly_plan,start,end\n"
                + person
                + ",H01,"
                + TODAY
                + ",,day,12345,08:30,16:00\n")
        .ok();
  }

  @Override
  public void passUntil(String time) {
    changed.set(true);
    gateway.clock().set(TODAY + "T" + time + ":00+08:00");
  }

  @Override
  public void close() {
    gateway.close();
  }
}
