package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

class ZktecoAdapterTest {
  private static final String ATTLOG = "/iclock/cdata?SN=ADAPT001&table=ATTLOG&Stamp=9999";
  private static final String LINE = "2001\t2021-11-05 08:30:00\t0\t1\n";

  private final ZktecoAdapter adapter = new ZktecoAdapter();
  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(adapter);
    listener.inlet().register("zkteco", "ADAPT001");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void writesHeadersAsEmbeddedClientsWantThem() throws IOException {
    RawHttp.Reply reply = send(RawHttp.post(ATTLOG, LINE));

    assertThat(reply.header("Content-Type")).contains("text/plain");
    assertThat(reply.header("Content-Length")).contains("4");
    assertThat(reply.header("Date")).contains("Fri, 05 Nov 2021 00:30:00 GMT");
  }

  @Test
  void closesTheConnectionOnlyWhenTheTerminalWantsIt() throws IOException {
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(RawHttp.post(ATTLOG, LINE));
      assertThat(http.read().status()).isEqualTo(200);
      http.write(
          RawHttp.message(
              "GET /iclock/ping?SN=ADAPT001 HTTP/1.1\r\nConnection: close", new byte[0]));
      assertThat(http.read().status()).isEqualTo(200);
      assertThat(http.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void answersOnlyAfterTheDiskHasIt() throws IOException {
    Promise<Void> disk = listener.inlet().holdTheDisk();
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(RawHttp.post(ATTLOG, LINE));
      // A second request of the same connection would be answered if the first had been.
      await()
          .until(() -> !listener.inlet().seen().isEmpty() || adapter.pendingCommands(key()) == 1);
      assertThat(listener.inlet().deliveries()).isEmpty();

      disk.complete();

      assertThat(http.read().body()).isEqualTo("OK:1");
      assertThat(listener.inlet().deliveries()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Receipt.Reason.class)
  void letsTheTerminalKeepWhatIsNotStored(Receipt.Reason reason) throws IOException {
    listener.inlet().refuseNext(reason);

    RawHttp.Reply reply = send(RawHttp.post(ATTLOG, LINE));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).contains("30");
    assertThat(reply.body()).doesNotStartWith("OK");
    assertThat(listener.tally().of("delivery-refused")).isEqualTo(1);
  }

  @Test
  void letsTheTerminalKeepItsDataOnAFault() throws IOException {
    listener.inlet().holdTheDisk().fail("the disk is on fire");

    assertThat(send(RawHttp.post(ATTLOG, LINE)).status()).isEqualTo(503);
    assertThat(listener.tally().of("fault")).isEqualTo(1);
  }

  @Test
  void putsAnUnknownTerminalIntoTheWaitingListEachTimeItKnocks() throws IOException {
    for (String target : new String[] {"cdata?options=all&SN=", "getrequest?SN=", "ping?SN="}) {
      byte[] knock = RawHttp.message("GET /iclock/" + target + "NOBODY01 HTTP/1.1", new byte[0]);
      assertThat(send(knock).status()).isEqualTo(503);
    }
    send(RawHttp.post("/iclock/cdata?SN=NOBODY01&table=ATTLOG", LINE));

    assertThat(listener.inlet().seen())
        .hasSize(4)
        .containsOnly(new DeviceKey("zkteco", "NOBODY01"));
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  @Test
  void refusesABodyThatIsTooLargeAndHangsUp() throws IOException {
    String head = "POST " + ATTLOG + " HTTP/1.1\r\nContent-Length: " + (Uploads.BODY_MAX_BYTES + 1);
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(RawHttp.message(head, LINE.getBytes(StandardCharsets.UTF_8)));

      assertThat(http.read().status()).isEqualTo(413);
      assertThat(http.isClosedByPeer()).isTrue();
    }
    assertThat(listener.tally().of("body-too-large")).isEqualTo(1);
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Table.class,
      names = {"ATTLOG", "PICTURE"})
  void refusesABodyThatGrowsTooLargeWithoutSayingSo(Table table) throws IOException {
    String name = table == Table.PICTURE ? "ATTPHOTO" : "ATTLOG";
    byte[] chunk = new byte[1 << 20];
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(
          RawHttp.message(
              "POST /iclock/cdata?SN=ADAPT001&table="
                  + name
                  + " HTTP/1.1\r\nTransfer-Encoding: chunked",
              new byte[0]));
      for (int i = 0; i < 9; i++) {
        http.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
        http.write(chunk);
        http.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(http.read().status()).isEqualTo(413);
    }
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  @Test
  void storesNothingOfABodyThatWasCut() throws IOException {
    byte[] request = RawHttp.post(ATTLOG, LINE + LINE);
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(request, 0, request.length - 5);
    }

    await().until(() -> listener.tally().of("body-cut") == 1);
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  @Test
  void understandsABodyWhereverTheNetworkTearsIt() throws IOException {
    byte[] request = RawHttp.post(ATTLOG, LINE + "2002\t2021-11-05 08:31:00\t1\t15\r\n");
    int bodyStart = request.length - 2 * LINE.length() - 2;
    for (int cut = bodyStart - 4; cut < request.length; cut++) {
      try (RawHttp http = new RawHttp(listener.port())) {
        http.write(request, 0, cut);
        http.write(request, cut, request.length);
        assertThat(http.read().body()).isEqualTo("OK:2");
      }
    }

    assertThat(listener.inlet().deliveries().stream().map(Delivery::events).distinct()).hasSize(1);
  }

  @Test
  void splitsAnUploadThatIsMoreThanOneDelivery() throws IOException {
    int lines = 2 * Delivery.EVENTS_MAX + 1;

    RawHttp.Reply reply = send(RawHttp.post(ATTLOG, LINE.repeat(lines)));

    assertThat(reply.body()).isEqualTo("OK:" + lines);
    assertThat(listener.inlet().deliveries())
        .extracting(delivery -> delivery.events().size())
        .containsExactly(Delivery.EVENTS_MAX, Delivery.EVENTS_MAX, 1);
  }

  @Test
  void acknowledgesASplitUploadOnlyWhenAllOfItIsStored() throws IOException {
    listener.inlet().refuseNext(Receipt.Reason.OVERLOADED);

    RawHttp.Reply reply = send(RawHttp.post(ATTLOG, LINE.repeat(Delivery.EVENTS_MAX + 1)));

    assertThat(reply.status()).isEqualTo(503);
  }

  @Test
  void asksForInformationOnceUntilItIsAnswered() throws IOException {
    assertThat(get("getrequest?SN=ADAPT001").body()).isEqualTo("C:1:INFO\n");
    assertThat(adapter.pendingCommands(key())).isEqualTo(1);

    send(RawHttp.post("/iclock/devicecmd?SN=ADAPT001", "ID=1&Return=0&CMD=INFO\nFWVersion=X\n"));

    assertThat(get("getrequest?SN=ADAPT001").body()).isEqualTo("OK");
    assertThat(adapter.pendingCommands(key())).isZero();
  }

  @Test
  void stopsOfferingWhatATerminalNeverAnswersButKeepsItPending() throws IOException {
    for (int i = 0; i < ZktecoCommands.OFFERS_MAX; i++) {
      assertThat(get("getrequest?SN=ADAPT001").body()).isEqualTo("C:1:INFO\n");
    }
    assertThat(get("getrequest?SN=ADAPT001").body()).isEqualTo("OK");
    assertThat(adapter.pendingCommands(key())).isEqualTo(1);

    get("cdata?SN=ADAPT001&options=all");

    assertThat(get("getrequest?SN=ADAPT001").body()).isEqualTo("C:1:INFO\n");
  }

  @Test
  void takesATerminalThatAskedForRegistrationForAnAccessController() throws IOException {
    String hello = "cdata?SN=ADAPT001&options=all&pushver=3.1.2&DeviceType=att";
    assertThat(get(hello).body()).startsWith("GET OPTION FROM: ADAPT001");

    send(RawHttp.post("/iclock/registry?SN=ADAPT001", "DeviceType=att,FirmVer=1"));

    assertThat(get(hello).body()).startsWith("registry=ok");
  }

  private RawHttp.Reply get(String target) throws IOException {
    return send(RawHttp.message("GET /iclock/" + target + " HTTP/1.1", new byte[0]));
  }

  private RawHttp.Reply send(byte[] request) throws IOException {
    return RawHttp.send(listener.port(), request);
  }

  private static DeviceKey key() {
    return new DeviceKey("zkteco", "ADAPT001");
  }
}
