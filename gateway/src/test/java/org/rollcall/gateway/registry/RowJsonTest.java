package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowJsonTest {

  @Property
  void readsWhatItWrote(@ForAll("rows") List<Row> rows) {
    byte[] json = RowJson.write(rows);

    assertThat(RowJson.read(json)).isEqualTo(rows);
    assertThat(RowJson.write(RowJson.read(json))).isEqualTo(json);
  }

  @Test
  void writesCellsByNameAndLeavesEmptyOnesOut() {
    Row row =
        Row.of(ImportKind.ORG_UNITS, List.of("990100", "云溪市残联", "federation", "", "", "", ""));

    assertThat(new String(RowJson.write(List.of(row)), UTF_8))
        .isEqualTo(
            "[{\"kind\":\"org-units\",\"cells\":"
                + "{\"code\":\"990100\",\"name\":\"云溪市残联\",\"kind\":\"federation\"}}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "[{}]",
        "[{\"kind\":\"pets\",\"cells\":{}}]",
        "[{\"kind\":null,\"cells\":{}}]",
        "[{\"kind\":\"openings\",\"cells\":{\"colour\":\"red\"}}]",
        "[{\"kind\":\"openings\",\"cells\":{\"home\":7}}]",
        "[{\"kind\":\"openings\",\"cells\":{}"
      })
  void refusesWhatIsNoRows(String json) {
    assertThatThrownBy(() -> RowJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.of("", "\"", "\\", "张三", "𠮷", "\u2028", "v1:x"),
            Arbitraries.strings().alpha().ofMaxLength(8));
    return Arbitraries.of(ImportKind.class)
        .flatMap(
            kind -> cell.list().ofSize(kind.columns().size()).map(cells -> Row.of(kind, cells)))
        .list()
        .ofMaxSize(5);
  }
}
