package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.harness.Samples;

class IsapiClientTest {
  private static final HttpHost OURS =
      new HttpHost(1, "/hikvision/a-token&more", "HTTP", "10.1.2.3", 8081);
  private static final HttpHost OTHERS = new HttpHost(2, "/other", "HTTPS", "vms.example", 443);

  private final Vertx vertx = Vertx.vertx();
  private final StubTerminal terminal = new StubTerminal(vertx);
  private final IsapiClient client =
      new IsapiClient(vertx, terminal.account(StubTerminal.PASSWORD));

  @AfterEach
  void close() {
    await(client.close());
    await(vertx.close());
  }

  @Test
  void signsWhatATerminalWantsSigned() {
    assertThat(ask(client)).isEqualTo(200);
    assertThat(ask(client)).isEqualTo(200);

    assertThat(terminal.refusals()).isEqualTo(1);
  }

  @Test
  void signsAgainWhereTheNonceIsTooOldSaidOrUnsaid() {
    assertThat(ask(client)).isEqualTo(200);
    terminal.changeNonce("nonce-2", true);
    assertThat(ask(client)).isEqualTo(200);
    terminal.changeNonce("nonce-3", false);
    assertThat(ask(client)).isEqualTo(200);

    assertThat(terminal.refusals()).isEqualTo(3);
  }

  @Test
  void sendsNothingMoreOnceThePasswordWasRefused() {
    IsapiClient wrong = new IsapiClient(vertx, terminal.account("wrong"));

    for (int i = 0; i < 3; i++) {
      assertThat(wrong.ask(IsapiClient.Question.get(HttpHosts.URI)).toCompletionStage())
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withMessageContaining("password")
          .withMessageNotContainingAny("wrong", StubTerminal.USERNAME);
    }

    assertThat(terminal.refusals()).isEqualTo(2);
    assertThat(wrong.isRefused()).isTrue();
    await(wrong.close());
  }

  @Test
  void writesOneHttpHostAndLeavesTheOthers() {
    terminal.put(OTHERS);
    HttpHosts hosts = new HttpHosts(client);

    assertThat(await(hosts.write(OURS))).isEmpty();

    assertThat(await(hosts.read())).containsExactly(OURS, OTHERS);
  }

  @Test
  void saysWhereATerminalChangedOtherHttpHostsToo() {
    terminal.put(OTHERS);
    terminal.forgetOtherHosts();

    assertThat(await(new HttpHosts(client).write(OURS)))
        .containsExactly("HTTP host 2 was changed too");
  }

  @Test
  void announcesAnAddressInTheFirstFreePlaceAndOnlyOnce() {
    terminal.put(new HttpHost(1, "/other", "HTTPS", "vms.example", 443));
    terminal.put(new HttpHost(2, "/", "HTTP", "0.0.0.0", 80));
    HttpHosts hosts = new HttpHosts(client);

    for (int i = 0; i < 2; i++) {
      assertThat(await(hosts.announce(URI.create("http://10.1.2.3:8081/hikvision/a-token"))))
          .isEmpty();
    }

    assertThat(await(hosts.read()))
        .hasSize(2)
        .contains(new HttpHost(2, "/hikvision/a-token", "HTTP", "10.1.2.3", 8081));
    assertThat(terminal.hostWrites()).isEqualTo(1);
  }

  @Test
  void overwritesNobodyWhereNoPlaceIsFree() {
    terminal.put(OTHERS);

    assertThat(await(new HttpHosts(client).announce(URI.create("http://10.1.2.3/hikvision/t"))))
        .containsExactly("no HTTP host of it is free");
    assertThat(terminal.hostWrites()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          41-R-httphosts-ipc-list.xml        | 1 /api/hikvision HTTP 1.0.0.20 8123, 2 / HTTP 0.0.0.0 80, 3 / HTTP 0.0.0.0 80
          41-R-httphosts-nvr-single-item.xml | 1 /api/hikvision HTTP 1.0.0.20 8123
          41-T-httphosts-set-alarm-server-payload.xml | 1 /api/hikvision HTTP 1.0.0.11 8123
          41-T-httphosts-set-alarm-server-outside-network-payload.xml | 1 /api/hikvision HTTPS ha.hostname.domain 443
          """)
  void readsTheListsOfTerminals(String file, String expected) throws IOException {
    Optional<Path> samples = Samples.folder("hikvision");
    Assumptions.assumeTrue(samples.isPresent(), "no samples here");

    List<HttpHost> hosts =
        HttpHost.list(Buffer.buffer(Files.readAllBytes(samples.get().resolve(file))));

    assertThat(
            hosts.stream()
                .map(
                    h ->
                        h.id()
                            + " "
                            + h.url()
                            + " "
                            + h.protocol()
                            + " "
                            + h.address()
                            + " "
                            + h.port())
                .toList())
        .containsExactly(expected.split(", "));
  }

  private static int ask(IsapiClient client) {
    return await(client.ask(IsapiClient.Question.get(HttpHosts.URI))).status();
  }
}
