package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private final Audience<String> audience = new Audience<>();

  @Test
  void findsWhoAskedForTheTopicAndWhoAskedForManyAndNobodyElse() {
    audience.add("one", filter("mqtt/face/1"));
    audience.add("two", filter("mqtt/face/2"));
    audience.add("both", filter("mqtt/face/1"));
    audience.add("many", filter("mqtt/+/3"));
    assertThat(audience.of("mqtt/face/1")).containsExactlyInAnyOrder("one", "both", "many");
    assertThat(audience.of("mqtt/face/3")).containsExactly("many");
  }

  @Test
  void forgetsWhoLeaves() {
    audience.add("one", filter("mqtt/face/1"));
    audience.add("one", filter("mqtt/face/#"));
    audience.add("two", filter("mqtt/face/1"));
    audience.remove("one", List.of(filter("mqtt/face/1"), filter("mqtt/face/#")));
    assertThat(audience.of("mqtt/face/1")).containsExactly("two");
    audience.remove("two", List.of(filter("mqtt/face/1")));
    assertThat(audience.of("mqtt/face/1")).isEmpty();
  }

  private static TopicFilter filter(String text) {
    return TopicFilter.of(text).orElseThrow();
  }
}
