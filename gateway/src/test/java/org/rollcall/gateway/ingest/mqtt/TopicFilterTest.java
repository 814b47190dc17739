package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/b/c, false",
    "a/b, a, false",
    "a/+, a/b, true",
    "a/+, a/, true",
    "a/+, a, false",
    "+/+, /b, true",
    "a/#, a/b/c, true",
    "a/#, a, true",
    "#, a/b, true",
    "#, $SYS/x, false",
    "+/x, $SYS/x, false",
    "$SYS/#, $SYS/x, true",
    "a/+/c, a/b/c, true",
    "a/+/c, a/b/d, false"
  })
  void matchesAsTheStandardSays(String filter, String topic, boolean matches) {
    assertThat(TopicFilter.of(filter).orElseThrow().matches(topic)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a#", "#/a", "a/b+", "a/#/b", "a\0"})
  void refusesWhatIsNoFilter(String text) {
    assertThat(TopicFilter.of(text)).isEmpty();
  }
}
