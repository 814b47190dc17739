package org.rollcall.device.dejaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DejaosCodecPropertiesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Property
  void neverThrowsOnAnyBytes(@ForAll byte[] payload) {
    assertThat(DejaosCodec.decode(payload)).isNotNull();
  }

  @Property
  void makesOneEventOfEveryItemWhateverItHolds(@ForAll("items") String item) throws IOException {
    ObjectNode node = (ObjectNode) new ObjectMapper().readTree(item);
    assertThat(AccessRecord.read("SN", ZONE, node)).hasSize(1);
  }

  @Provide
  Arbitrary<String> items() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "7",
            "-1.5",
            "true",
            "\"\"",
            "\"1\"",
            "1",
            "200",
            "\"300\"",
            "[]",
            "{}",
            "1636072200",
            "1636072200.5",
            "99999999999999999999",
            "9999999999999999",
            "\"" + "9".repeat(70) + "\"");
    return values
        .list()
        .ofSize(6)
        .map(
            v ->
                "{\"id\":%s,\"userId\":%s,\"type\":%s,\"code\":%s,\"time\":%s,\"result\":%s}"
                    .formatted(v.toArray()));
  }
}
