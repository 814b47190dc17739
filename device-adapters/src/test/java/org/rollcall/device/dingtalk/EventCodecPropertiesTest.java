package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecPropertiesTest {

  @Property
  void neverThrowsOnAnyText(@ForAll String message) {
    assertThat(EventCodec.decode(message, "corp")).isNotNull();
  }

  @Property
  void losesNoItem(@ForAll("items") String items) {
    int count = Json.object("{\"items\":" + items + "}").orElseThrow().get("items").size();

    assertThat(
            EventCodec.decode(
                "{\"EventType\":\"attendance_check_record\",\"dataList\":" + items + "}", "corp"))
        .isInstanceOfSatisfying(
            CloudEvent.Punches.class,
            punches -> assertThat(punches.punches().size() + punches.notByUser()).isEqualTo(count));
  }

  @Provide
  Arbitrary<String> items() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "7",
            "-1.5",
            "true",
            "false",
            "\"\"",
            "\"张\"",
            "\"manager4220\"",
            "1636072200000",
            "-99999999999999999",
            "999999999999999999",
            "99999999999999999999",
            "\"2021-02-30 08:30:00\"",
            "[]",
            "{}");
    Arbitrary<String> fields =
        values
            .list()
            .ofSize(7)
            .map(
                v ->
                    "{\"bizId\":%s,\"userId\":%s,\"checkTime\":%s,\"corpId\":%s,\"deviceSN\":%s,\"checkByUser\":%s,\"photoUrl\":%s}"
                        .formatted(v.toArray()));
    return Arbitraries.oneOf(values, fields)
        .list()
        .ofMaxSize(20)
        .map(e -> "[" + String.join(",", e) + "]");
  }
}
