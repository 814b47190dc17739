package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

/** A terminal that is asked, against one that answers over a real connection. */
class TerminalClientTest {
  private static final Patience QUICK = new Patience(60_000, 20, 40);
  private static final OffsetDateTime MORNING = OffsetDateTime.parse("2021-11-05T08:20:00+08:00");

  private final Vertx vertx = Vertx.vertx();
  private final StubTerminal terminal = new StubTerminal(vertx);
  private Optional<HikvisionAdapter> adapter = Optional.empty();
  private Optional<DeviceListener> listener = Optional.empty();

  @AfterEach
  void close() {
    adapter.ifPresent(open -> DeviceListener.await(open.close()));
    listener.ifPresent(DeviceListener::close);
    DeviceListener.await(vertx.close());
  }

  @Test
  void storesWhatTheStreamTellsAsItComes() {
    start(QUICK, StubTerminal.PASSWORD, "stream");
    await().until(() -> terminal.streams() == 1);

    terminal.tell(part(message("2001", 11).json()));
    await().until(() -> checkIns().size() == 1);
    terminal.tell(part(message("2002", 12).xml()));
    await().until(() -> checkIns().size() == 2);

    assertThat(checkIns()).extracting(DeviceEvent.CheckIn::number).containsExactly("2001", "2002");
    assertThat(checkIns().get(0).eventId()).contains("STUB0001:11:2021-11-05T08:20");
  }

  @Test
  void giveAnEventTheSameIdHoweverItComes() throws Exception {
    terminal.page(page("OK", 1, row("2001", 11)));
    start(QUICK, StubTerminal.PASSWORD, "backfill");
    await().until(() -> checkIns().size() == 1);

    RawHttp.send(
        listener().port(),
        RawHttp.post("/hikvision/stub-token", message("2001", 11).json().getBytes()));

    assertThat(checkIns()).hasSize(2);
    assertThat(checkIns().get(0).eventId()).isEqualTo(checkIns().get(1).eventId());
  }

  @Test
  void takesHeartbeatsForSignsOfLife() {
    start(QUICK, StubTerminal.PASSWORD, "stream");
    await().until(() -> terminal.streams() == 1);

    terminal.tell(part(Buffer.buffer("{\"eventType\":\"heartBeat\"}")));

    await().until(() -> listener().inlet().seen().size() == 1);
    assertThat(listener().inlet().deliveries()).isEmpty();
  }

  @Test
  void connectsAgainWhenTheStreamEnds() {
    start(QUICK, StubTerminal.PASSWORD, "stream");
    await().until(() -> terminal.streams() == 1);

    terminal.endStream();

    await().until(() -> terminal.streams() == 2);
    terminal.tell(part(message("2001", 11).json()));
    await().until(() -> checkIns().size() == 1);
    assertThat(listener().tally().of("stream-ended")).isEqualTo(1);
  }

  @Test
  void connectsAgainWhenTheStreamFallsSilent() {
    start(new Patience(300, 20, 40), StubTerminal.PASSWORD, "stream");

    await().until(() -> terminal.streams() >= 2);

    assertThat(listener().tally().of("stream-silent")).isPositive();
  }

  @Test
  void tellsNothingTwiceToAGatewayThatCouldNotStoreAtFirst() {
    start(QUICK, StubTerminal.PASSWORD, "stream");
    await().until(() -> terminal.streams() == 1);
    listener().inlet().refuseNext(Receipt.Reason.OVERLOADED);

    terminal.tell(part(message("2001", 11).json()));

    await().until(() -> checkIns().size() == 1);
    assertThat(listener().tally().of("delivery-refused")).isEqualTo(1);
    terminal.tell(part(message("2001", 11).json()));
    terminal.tell(part(message("2002", 12).json()));
    await().until(() -> checkIns().size() == 2);
  }

  @Test
  void searchesWhereSerialNumbersAreMissing() {
    start(QUICK, StubTerminal.PASSWORD, "stream", "backfill");
    await().until(() -> terminal.streams() == 1);
    // The week before, a day at a time.
    await().until(() -> terminal.searches().size() == 7);
    terminal.tell(part(message("2001", 11).json()));
    await().until(() -> checkIns().size() == 1);
    terminal.page(page("OK", 2, row("2002", 12), row("2003", 13)));

    terminal.tell(part(message("2004", 14).json()));

    await().until(() -> checkIns().size() == 4);
    assertThat(listener().tally().of("serial-gap")).isEqualTo(1);
    assertThat(checkIns())
        .extracting(DeviceEvent.CheckIn::number)
        .containsExactlyInAnyOrder("2001", "2002", "2003", "2004");
    assertThat(terminal.searches().get(7).getString("startTime"))
        .as("from the last search on, less ten minutes")
        .isEqualTo("2021-11-05T08:20:00+08:00");
  }

  @Test
  void readsAllPagesNewestFirstAndCutDownByTheTerminal() {
    terminal.page(page("MORE", 2, row("2005", 15), row("2004", 14)));
    terminal.page(page("MORE", 1, row("2003", 13)));
    terminal.page(page("OK", 1, row("2002", 12)));
    start(QUICK, StubTerminal.PASSWORD, "backfill");

    await().until(() -> checkIns().size() == 4);

    List<JsonObject> first = terminal.searches().subList(0, 3);
    assertThat(first)
        .extracting(search -> search.getInteger("searchResultPosition"))
        .containsExactly(0, 2, 3);
    assertThat(first)
        .extracting(search -> search.getString("searchID"))
        .containsOnly(first.get(0).getString("searchID"));
    assertThat(first.get(0).getString("startTime")).isEqualTo("2021-10-29T08:20:00+08:00");
    assertThat(first.get(0).getString("endTime")).isEqualTo("2021-10-30T08:30:00+08:00");
  }

  @Test
  void comesToAnEndWhereATerminalPromisesMoreForEver() {
    terminal.page("{\"AcsEvent\":{\"responseStatusStrg\":\"MORE\",\"numOfMatches\":0}}");
    start(QUICK, StubTerminal.PASSWORD, "backfill");

    await().until(() -> listener().tally().of("search-endless") == 1);

    assertThat(terminal.searches()).hasSize(1);
  }

  @Test
  void searchesInXmlWhereATerminalKnowsNoJson() {
    terminal.knowNoJson();
    terminal.page(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <AcsEvent version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
        <responseStatusStrg>OK</responseStatusStrg><numOfMatches>1</numOfMatches>
        <InfoList><major>5</major><minor>38</minor><time>2021-11-05T08:20:00</time>
        <employeeNoString>2001</employeeNoString><serialNo>11</serialNo></InfoList>
        </AcsEvent>
        """);
    start(QUICK, StubTerminal.PASSWORD, "backfill");

    await().until(() -> checkIns().size() == 1);

    assertThat(terminal.searchUris().subList(0, 2))
        .containsExactly(BackFill.JSON_URI, BackFill.XML_URI);
    assertThat(checkIns().get(0).method()).isEqualTo(Method.FINGER);
  }

  @Test
  void doesNotGoOnBeforeAWindowIsStored() {
    terminal.page(page("OK", 1, row("2001", 11)));
    DeviceListener open =
        open(QUICK, terminal.settings("STUB0001", StubTerminal.PASSWORD, "backfill"));
    open.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);
    adapterOpened(open);

    await().until(() -> open.tally().of("delivery-refused") == 1);

    assertThat(terminal.searches()).hasSize(1);
  }

  @Test
  void tellsTheTerminalWhereToPost() {
    JsonObject settings =
        terminal
            .settings("STUB0001", StubTerminal.PASSWORD, "stream")
            .put("listener", "http://10.1.2.3:8081/hikvision/stub-token");
    adapterOpened(open(QUICK, settings));

    await().until(() -> terminal.hostWrites() == 1);
  }

  @Test
  void stopsAfterTheSecondRefusalOfThePassword() {
    start(QUICK, "wrong", "stream", "backfill");

    await().until(() -> listener().tally().of("password-refused") == 1);

    // Told to sign, then refused.
    assertThat(terminal.refusals()).isEqualTo(2);
    assertThat(terminal.streams()).isZero();
  }

  private void start(Patience patience, String password, String... modes) {
    adapterOpened(open(patience, terminal.settings("STUB0001", password, modes)));
  }

  private DeviceListener open(Patience patience, JsonObject settings) {
    HikvisionAdapter configured = new HikvisionAdapter(patience);
    assertThat(configured.configure(List.of(settings))).isEmpty();
    DeviceListener opened = new DeviceListener();
    opened.inlet().register("hikvision", "STUB0001", "Asia/Shanghai", "stub-token");
    adapter = Optional.of(configured);
    listener = Optional.of(opened);
    return opened;
  }

  private void adapterOpened(DeviceListener opened) {
    opened.open(adapter.orElseThrow());
  }

  private DeviceListener listener() {
    return listener.orElseThrow();
  }

  private List<DeviceEvent.CheckIn> checkIns() {
    List<DeviceEvent.CheckIn> checkIns = new ArrayList<>();
    for (DeviceEvent event : listener().inlet().events()) {
      if (event instanceof DeviceEvent.CheckIn checkIn) {
        checkIns.add(checkIn);
      }
    }
    return checkIns;
  }

  private static TerminalMessage message(String number, long serialNo) {
    return new TerminalMessage(number, MORNING, Direction.IN, Method.FACE, serialNo);
  }

  private static Buffer part(Buffer document) {
    return Buffer.buffer("--<frontier>\r\nContent-Type: text/plain\n\r\n")
        .appendBuffer(document)
        .appendString("\r\n");
  }

  private static String row(String number, long serialNo) {
    return """
        {"major":5,"minor":75,"time":"2021-11-05T08:20:00+08:00","employeeNoString":"%s",\
        "serialNo":%d,"attendanceStatus":"checkIn"}"""
        .formatted(number, serialNo);
  }

  private static String page(String status, int matches, String... rows) {
    return "{\"AcsEvent\":{\"responseStatusStrg\":\"%s\",\"numOfMatches\":%d,\"InfoList\":[%s]}}"
        .formatted(status, matches, String.join(",", rows));
  }
}
