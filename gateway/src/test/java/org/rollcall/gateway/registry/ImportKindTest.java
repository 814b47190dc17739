package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportKindTest {
  private static final Path README =
      Path.of("src/main/java/org/rollcall/gateway/registry/README.md");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org-units       | code,name,kind,parent,from,to,mode
          persons         | person_id,name,certificate_no,household_org_unit,birth_date,phone,guardian_phone
          enrolments      | person_id,home,from,to,mode,weekly_plan,start,end
          devices         | device_id,protocol,serial,home,from,to,direction,service,time_zone,token
          credentials     | scope,number,person_id,from,to
          needs           | person_id,need,from,to,source
          denominators    | indicator,org_unit,period,numerator,denominator,source
          targets         | indicator,org_unit,from,to,target,source
          service-records | person_id,home,date,service,start,end,recorder,reason
          leaves          | person_id,from,to,kind,reason
          openings        | home,date,open,reason
          sensors         | sensor_id,source,home,room,kind,unit
          """)
  void hasTheColumnsOfTheDesign(String kind, String columns) {
    assertThat(ImportKind.find(kind).orElseThrow().columns().stream().map(Column::name))
        .containsExactly(columns.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org-units       | code
          persons         | person_id
          enrolments      | person_id,home,from
          devices         | device_id,from
          credentials     | scope,number,from
          needs           | person_id,need,from
          denominators    | indicator,org_unit,period
          targets         | indicator,org_unit,from
          service-records | person_id,home,date,service,start
          leaves          | person_id,from
          openings        | home,date
          sensors         | sensor_id
          """)
  void isIdentifiedByTheKeyOfTheDesign(String kind, String columns) {
    assertThat(ImportKind.find(kind).orElseThrow().keyColumns().stream().map(Column::name))
        .containsExactly(columns.split(","));
  }

  @ParameterizedTest
  @EnumSource
  void givesEveryHeaderToOneColumnOnly(ImportKind kind) {
    List<String> headers =
        kind.columns().stream()
            .flatMap(column -> Stream.concat(Stream.of(column.name()), column.aliases().stream()))
            .toList();

    assertThat(headers).doesNotHaveDuplicates();
    assertThat(headers).allSatisfy(text -> assertThat(CellText.narrow(text)).isEqualTo(text));
    assertThat(kind.columns()).allSatisfy(column -> assertThat(column.aliases()).isNotEmpty());
  }

  @Test
  void sealsWhatTheDomainCallsSensitive() {
    assertThat(ImportKind.PERSONS.columns().stream().filter(Column::isSensitive).map(Column::name))
        .containsExactly("certificate_no", "phone", "guardian_phone");
  }

  @ParameterizedTest
  @EnumSource
  void isInTheReadmeAsItIsInTheCode(ImportKind kind) throws IOException {
    assertThat(Files.readString(README)).contains(section(kind));
  }

  private static String section(ImportKind kind) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "### `%s` %s (kept in the %s)"
            .formatted(
                kind.code(), kind.chineseName(), kind.isKeptInRegistry() ? "registry" : "ledger"));
    lines.add("");
    lines.add("| column | Chinese headers | presence | cell |");
    lines.add("|---|---|---|---|");
    for (Column column : kind.columns()) {
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  column.name(),
                  String.join(" ", column.aliases()),
                  presence(column),
                  cell(column)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String presence(Column column) {
    return switch (column.presence()) {
      case KEY_OR_EMPTY -> "key, may be empty";
      default -> column.presence().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String cell(Column column) {
    return switch (column.type().protection()) {
      case OPEN -> column.type().description();
      case SEALED -> column.type().description() + "; sealed";
      case HASHED -> column.type().description() + "; only its keyed hash is kept";
    };
  }
}
