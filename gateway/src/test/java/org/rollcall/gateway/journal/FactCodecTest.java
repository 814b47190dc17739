package org.rollcall.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.device.DeviceEvent;
import org.rollcall.gateway.table.TextTable;

/**
 * What stands in journals already: each line of {@code facts.txt} was written once and must be read
 * for ever. Never change one; a new form is a new line.
 */
class FactCodecTest {

  @TestFactory
  Stream<DynamicTest> readsWhatOlderVersionsWrote() {
    return TextTable.of(FactCodecTest.class, "facts.txt")
        .tests(row -> FactCodec.read(row.cell(1), bytes(row.cell(2))).toString());
  }

  @TestFactory
  Stream<DynamicTest> stillWritesTheSame() {
    return TextTable.of(FactCodecTest.class, "facts.txt").rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> {
                      Fact fact = FactCodec.read(row.cell(1), bytes(row.cell(2)));
                      assertThat(FactCodec.kind(fact)).isEqualTo(row.cell(1));
                      assertThat(text(FactCodec.write(fact))).isEqualTo(row.cell(2));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatItCannotRead() {
    return TextTable.of(FactCodecTest.class, "broken-facts.txt").rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () ->
                        assertThatThrownBy(() -> FactCodec.read(row.cell(1), bytes(row.cell(2))))
                            .isInstanceOf(UnreadableFactException.class)
                            .hasMessageContaining(row.expected())));
  }

  @Test
  void leavesOutFieldsThatALaterVersionAdded() {
    String delivery =
        "{\"p\":\"json\",\"s\":\"1\",\"new\":{\"a\":[1]},\"r\":\"\",\"e\":[[\"b\",1,0]]}";
    Fact.Delivered read = (Fact.Delivered) FactCodec.read(FactCodec.DELIVERY, bytes(delivery));
    assertThat(read.delivery().events()).containsExactly(new DeviceEvent.Dropped(1, 0));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
