package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestChallengeTest {

  /** The example of RFC 2617, section 3.5. */
  @Test
  void isMetAsTheStandardSays() {
    DigestChallenge challenge =
        challenge(
            "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");

    String header =
        challenge.authorization(
            "Mufasa", "Circle Of Life", "GET", "/dir/index.html", "0a4f113b", 1);

    assertThat(header)
        .contains("response=\"6629fae49393a05397450978507c4ef1\"")
        .contains("nc=00000001")
        .contains("qop=auth")
        .contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
  }

  @Test
  void isReadAsTerminalsWriteIt() {
    DigestChallenge challenge =
        challenge(
            "Digest qop=\"auth\", realm=\"IP Camera(C2183)\","
                + " nonce=\"4e5468694e7a42694e7a4d364f4449354d7a6b354d54513d\", stale=\"FALSE\"");

    assertThat(challenge.realm()).isEqualTo("IP Camera(C2183)");
    assertThat(challenge.qop()).isTrue();
    assertThat(challenge.stale()).isFalse();
    assertThat(challenge("digest realm=a, nonce=b, stale=TRUE").stale()).isTrue();
  }

  @Test
  void isMetWithoutAQopAsOfOld() {
    assertThat(
            challenge("Digest realm=\"a\", nonce=\"b\"")
                .authorization("u", "p", "GET", "/", "c", 1))
        .doesNotContain("qop", "cnonce", "nc=");
  }

  @Test
  void isTheFirstThatCanBeMet() {
    List<String> headers =
        List.of(
            "Basic realm=\"a\"",
            "Digest realm=\"a\", nonce=\"1\", algorithm=SHA-256",
            "Digest realm=\"a\", nonce=\"2\", algorithm=MD5");

    assertThat(DigestChallenge.of(headers)).map(DigestChallenge::nonce).contains("2");
    assertThat(DigestChallenge.of(List.of("Basic realm=\"a\""))).isEmpty();
  }

  private static DigestChallenge challenge(String header) {
    return DigestChallenge.of(List.of(header)).orElseThrow();
  }
}
