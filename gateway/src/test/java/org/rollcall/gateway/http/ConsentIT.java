package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** What people agree to, take back, and were never asked. Today is 2021-11-05. */
@ExtendWith(OneGateway.class)
final class ConsentIT {
  private final RunningGateway gateway;

  ConsentIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003");
    Seeds.people(gateway, "H02", "P004");
  }

  private Reply give(String person, String purpose, String from) {
    return gateway.post(
        "/api/v1/persons/" + person + "/consents",
        new JsonObject()
            .put("purpose", purpose)
            .put("by", "guardian")
            .put("evidence", "档案 17")
            .put("from", from));
  }

  private Reply withdraw(String person, String consent, String from) {
    return gateway.post(
        "/api/v1/persons/" + person + "/consents/" + consent + "/withdraw",
        new JsonObject().put("by", "person").put("from", from));
  }

  private List<String> missing(String purpose, String more) {
    return gateway
        .get("/api/v1/consents/missing?purpose=" + purpose + "&orgUnit=330683" + more)
        .list("items")
        .stream()
        .map(item -> item.getString("person"))
        .toList();
  }

  @Test
  void holdsFromItsFirstDayUntilItIsTakenBack() {
    String consent = give("P001", "photos", "2021-11-01").ok().getString("consent");
    assertThat(missing("photos", "&date=2021-10-31")).contains("P001");
    assertThat(missing("photos", "&date=2021-11-01")).doesNotContain("P001");
    withdraw("P001", consent, "2021-11-04").ok();
    assertThat(missing("photos", "&date=2021-11-03")).doesNotContain("P001");
    assertThat(missing("photos", "&date=2021-11-04")).contains("P001");
    JsonObject item = gateway.get("/api/v1/persons/P001/consents").list("items").get(0);
    assertThat(item.getBoolean("holds")).isFalse();
    assertThat(item.getString("by")).isEqualTo("guardian");
    assertThat(item.getJsonObject("withdrawal").getString("by")).isEqualTo("person");
  }

  @Test
  void isGivenAgainAfterItWasTakenBackAndNotBefore() {
    String consent = give("P002", "photos", "2021-11-01").ok().getString("consent");
    assertThat(give("P002", "photos", "2021-11-02").verdict()).isEqualTo("409 CONSENT_HOLDS");
    withdraw("P002", consent, "2021-11-03").ok();
    assertThat(withdraw("P002", consent, "2021-11-03").verdict()).isEqualTo("409 CONSENT_ENDED");
    give("P002", "photos", "2021-11-03").ok();
    assertThat(gateway.get("/api/v1/persons/P002/consents").list("items")).hasSize(2);
  }

  @Test
  void belongsToOnePersonAndOnePurpose() {
    String consent = give("P003", "research", "2021-11-01").ok().getString("consent");
    assertThat(withdraw("P004", consent, "2021-11-05").verdict()).isEqualTo("404 NOT_FOUND");
    assertThat(missing("research", "")).doesNotContain("P003").contains("P004");
    assertThat(missing("attendance", "")).contains("P003", "P004");
  }

  @Test
  void isNotOfTomorrowNorEndsBeforeItBegins() {
    assertThat(give("P004", "photos", "2021-11-06").verdict()).isEqualTo("400 BAD_DATE");
    String consent = give("P004", "photos", "2021-11-02").ok().getString("consent");
    assertThat(withdraw("P004", consent, "2021-11-01").verdict()).isEqualTo("400 BAD_DATE");
    assertThat(withdraw("P004", consent, "2021-11-06").verdict()).isEqualTo("400 BAD_DATE");
  }

  @Test
  void isForNoPurposeThatNobodyConfigured() {
    assertThat(give("P004", "marketing", "2021-11-01").verdict()).isEqualTo("422 UNKNOWN_PURPOSE");
    assertThat(give("P999", "photos", "2021-11-01").verdict()).isEqualTo("404 NOT_FOUND");
    assertThat(
            gateway
                .get("/api/v1/consents/missing?purpose=marketing&orgUnit=330683")
                .json()
                .getString("detail"))
        .contains("attendance", "photos", "consent.purposes");
  }

  @Test
  void showsWhoWasNeverAskedPageByPage() {
    JsonObject first =
        gateway
            .get("/api/v1/consents/missing?purpose=face-recognition&orgUnit=330683&limit=3")
            .ok();
    assertThat(first.getInteger("missing")).isEqualTo(4);
    assertThat(first.getString("next")).isEqualTo("P003");
    assertThat(missing("face-recognition", "&limit=3&after=P003")).containsExactly("P004");
    assertThat(Reply.objects(first, "items").get(0).getString("name")).doesNotContain("P001");
  }
}
