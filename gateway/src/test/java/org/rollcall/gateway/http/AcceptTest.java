package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.table.TextTable;

/** What callers ask for by {@code Accept} and {@code Accept-Language}, and what they get. */
class AcceptTest {
  private static final List<String> NAMES = List.of("json", "csv", "xlsx", "dhis2", "adx");
  private static final List<Accept.Media> OFFERS =
      Stream.concat(
              Stream.of("application/json"),
              Stream.of(ExportFormat.values()).map(ExportFormat::mediaType))
          .map(Accept.Media::of)
          .toList();

  @TestFactory
  Stream<DynamicTest> choosesWhatIsLikedBest() {
    return TextTable.of(AcceptTest.class, "accept.txt").tests(row -> choice(row.cell(1)));
  }

  private static String choice(String header) {
    return Accept.parse(header).best(OFFERS).map(NAMES::get).orElse("nothing");
  }

  @Property(tries = 500)
  void neverThrowsOnAHeader(@ForAll String header) {
    assertThat(choice(header)).isIn("json", "csv", "xlsx", "dhis2", "adx", "nothing");
  }

  @Test
  void writesChineseUnlessEnglishIsLikedBetter() {
    assertThat(Negotiation.language("")).isEqualTo(Language.CHINESE);
    assertThat(Negotiation.language("de, *;q=0.5")).isEqualTo(Language.CHINESE);
    assertThat(Negotiation.language("en")).isEqualTo(Language.ENGLISH);
    assertThat(Negotiation.language("en-GB,en;q=0.9,zh-CN;q=0.8")).isEqualTo(Language.ENGLISH);
    assertThat(Negotiation.language("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo(Language.CHINESE);
    assertThat(Negotiation.language("en;q=0")).isEqualTo(Language.CHINESE);
  }

  @Test
  void namesAFileForOldReadersAndNew() {
    assertThat(new FileName("a b_330683.csv", "服务统计_嵊州/\"1\".csv").attachment())
        .isEqualTo(
            "attachment; filename=\"a_b_330683.csv\"; filename*=UTF-8''"
                + "%E6%9C%8D%E5%8A%A1%E7%BB%9F%E8%AE%A1_%E5%B5%8A%E5%B7%9E__1_.csv");
  }
}
