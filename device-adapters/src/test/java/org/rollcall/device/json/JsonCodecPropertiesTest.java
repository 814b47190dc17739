package org.rollcall.device.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.device.DeviceEvent;

class JsonCodecPropertiesTest {

  @Property
  void neverThrowsOnAnyBytes(@ForAll byte[] body) {
    assertThat(JsonCodec.decode("D-1", body)).isNotNull();
  }

  @Property
  void losesNoElement(@ForAll("arrays") String body) {
    JsonBatch batch = JsonCodec.decode("D-1", body.getBytes(StandardCharsets.UTF_8));

    assertThat(batch)
        .isInstanceOfSatisfying(
            JsonBatch.Elements.class,
            elements -> {
              long rejected =
                  elements.events().stream().filter(DeviceEvent.Rejected.class::isInstance).count();
              long named =
                  elements.problems().stream().map(JsonBatch.Problem::index).distinct().count();
              assertThat(rejected).isEqualTo(named);
            });
  }

  @Provide
  Arbitrary<String> arrays() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null", "7", "-1.5", "true", "\"\"", "\"in\"", "\"2021-11-05T08:30\"", "[]", "{}");
    Arbitrary<String> fields =
        values
            .list()
            .ofSize(6)
            .map(
                v ->
                    "{\"id\":%s,\"number\":%s,\"time\":%s,\"direction\":%s,\"method\":%s,\"service\":%s}"
                        .formatted(v.toArray()));
    return Arbitraries.oneOf(values, fields)
        .list()
        .ofMaxSize(20)
        .map(e -> "[" + String.join(",", e) + "]");
  }
}
