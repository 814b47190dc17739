package org.rollcall.device.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.device.DeviceEvent;

class FaceCodecPropertiesTest {

  @Property
  void neverThrowsOnAnyBytes(@ForAll byte[] payload) {
    assertThat(FaceCodec.decode(payload, "RecPush")).isNotNull();
  }

  @Property
  void makesOneEventOfEveryRecordWhateverItHolds(@ForAll("records") String record) {
    String text = "{\"operator\":\"RecPush\",\"info\":" + record + "}";
    FaceMessage message = FaceCodec.decode(text.getBytes(StandardCharsets.UTF_8), "");

    assertThat(message)
        .isInstanceOfSatisfying(
            FaceMessage.Pushes.class,
            pushes -> {
              FaceRecord read = FaceRecord.of("SN", pushes.operator(), pushes.items().get(0));
              assertThat(read.events())
                  .hasSize(1)
                  .doesNotHaveAnyElementsOfTypes(DeviceEvent.Dropped.class);
              assertThat(read.events().toString()).doesNotContain("personal");
            });
  }

  @Property
  void neverThrowsOnAnyTime(@ForAll("times") String time) {
    assertThat(FaceTime.parse(time)).isNotNull();
  }

  @Provide
  Arbitrary<String> records() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "7",
            "-1.5",
            "1",
            "true",
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"in\"",
            "[]",
            "{}",
            "\"2024-03-19 02:54:35\"",
            "\"2024-02-30 02:54:35\"",
            "\"" + "9".repeat(70) + "\"");
    return values
        .list()
        .ofSize(9)
        .map(
            v ->
                ("{\"customId\":%s,\"personId\":%s,\"RecordID\":%s,\"VerifyStatus\":%s,"
                        + "\"PersonType\":%s,\"time\":%s,\"direction\":%s,\"similarity1\":%s,"
                        + "\"RFIDCard\":%s,\"idCard\":\"personal\",\"personName\":\"personal\"}")
                    .formatted(v.toArray()));
  }

  @Provide
  Arbitrary<String> times() {
    return Arbitraries.strings().withChars("0123456789-/: TZ+.").ofMaxLength(30);
  }
}
