package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** Registry rows through {@code POST /api/v1/import/…}: all or nothing, every bad cell named. */
@ExtendWith(OneGateway.class)
final class ImportIT {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final RunningGateway gateway;

  ImportIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
  }

  @Test
  void namesEveryBadCellAndStoresNothing() {
    long before = gateway.journalEnd();
    Reply reply =
        gateway.importCsv(
            "enrolments",
            """
            person_id,home,from,to,mode,weekly_plan,start,end
            P001,H02,2021-11-01,,day,12345,08:30,16:00
            P999,H99,2021-13-01,,day,89,08:30,
            """);
    assertThat(reply.verdict()).isEqualTo("422 BAD_ROWS");
    assertThat(Reply.objects(reply.json(), "problems"))
        .contains(
            problem(3, "person_id", "P999", "no such person"),
            problem(3, "home", "H99", "no such home"))
        .extracting(problem -> problem.getString("column"))
        .contains("from", "weekly_plan");
    assertThat(gateway.journalEnd()).isEqualTo(before);
    assertThat(gateway.get("/api/v1/enrolments").text()).doesNotContain("H02");
  }

  @Test
  void namesTheParentThatIsMissing() {
    Reply reply =
        gateway.importCsv(
            "org-units",
            "code,name,kind,parent,from,to,mode\nH77,新残疾人之家,home,330689,2021-01-01,,day\n");
    assertThat(Reply.objects(reply.json(), "problems"))
        .containsExactly(problem(2, "parent", "330689", "no such org unit"));
  }

  @Test
  void changesNothingWithTheSameFileAgain() {
    String csv = "code,name,kind,parent,from,to,mode\nH05,石璜残疾人之家,home,330683,2021-01-01,,day\n";
    assertThat(gateway.importCsv("org-units", csv).ok().getInteger("changed")).isEqualTo(1);
    long before = gateway.journalEnd();
    assertThat(gateway.importCsv("org-units", csv).ok())
        .isEqualTo(new JsonObject().put("accepted", 1).put("changed", 0));
    assertThat(gateway.journalEnd()).isEqualTo(before);
  }

  @Test
  void takesTheNewRowInPlaceOfTheOld() {
    String csv = "code,name,kind,parent,from,to,mode\nH06,%s,home,330683,2021-01-01,,day\n";
    gateway.importCsv("org-units", csv.formatted("下王残疾人之家")).ok();
    gateway.importCsv("org-units", csv.formatted("下王镇残疾人之家")).ok();
    assertThat(unit("H06").getString("name")).isEqualTo("下王镇残疾人之家");
  }

  @Test
  void readsChineseHeadersAndAByteOrderMark() {
    gateway
        .importCsv(
            "org-units", "\uFEFF机构编码,机构名称,机构类型,上级机构,开始日期\nH07,黄泽残疾人之家,残疾人之家,330683,2021年1月1日\n")
        .ok();
    assertThat(unit("H07").getString("kind")).isEqualTo("home");
    assertThat(unit("H07").getString("from")).isEqualTo("2021-01-01");
  }

  @Test
  void readsTheEncodingOfOlderSpreadsheets() {
    String csv = "编码,名称,类型,上级\nH08,金庭残疾人之家,残疾人之家,330683\n";
    Reply reply =
        gateway.send(
            gateway
                .request("/api/v1/import/org-units")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(csv.getBytes(Charset.forName("GB18030")))));
    assertThat(reply.ok().getInteger("accepted")).isEqualTo(1);
    assertThat(unit("H08").getString("name")).isEqualTo("金庭残疾人之家");
  }

  @Test
  void readsTheFirstSheetOfAWorkbook() throws IOException {
    byte[] workbook =
        workbook(
            List.of("code", "name", "kind", "parent"), List.of("H09", "谷来残疾人之家", "home", "330683"));
    assertThat(importXlsx(workbook).ok().getInteger("accepted")).isEqualTo(1);
    assertThat(unit("H09").getString("name")).isEqualTo("谷来残疾人之家");
  }

  @Test
  void namesTheBadCellOfAWorkbook() throws IOException {
    byte[] workbook =
        workbook(List.of("code", "name", "kind", "parent"), List.of("H10", "", "home", "330683"));
    assertThat(Reply.objects(importXlsx(workbook).json(), "problems"))
        .containsExactly(problem(2, "name", "", "must not be empty"));
  }

  @Test
  void saysWhenABodyIsNoTable() {
    assertThat(importXlsx(new byte[] {'P', 'K', 3, 4}).status()).isEqualTo(422);
    assertThat(gateway.importCsv("persons", "").verdict()).isEqualTo("422 UNREADABLE_TABLE");
    assertThat(gateway.importCsv("horses", "name\nBucephalus\n").verdict())
        .isEqualTo("404 NOT_FOUND");
  }

  @Test
  void masksWhoSomebodyIs() {
    gateway
        .importCsv(
            "persons",
            """
            person_id,name,certificate_no,household_org_unit,birth_date,phone,guardian_phone
            P050,欧阳晓玥,33068319900101001853,330683002,1990-01-01,13800001234,
            """)
        .ok();
    JsonObject person =
        gateway.get("/api/v1/persons").list("items").stream()
            .filter(row -> row.getString("person_id").equals("P050"))
            .findFirst()
            .orElseThrow();
    assertThat(person.getMap())
        .containsEntry("name", "欧*玥")
        .containsEntry("certificate_no", "330683**************")
        .containsEntry("phone", "138****1234");
  }

  @Test
  void pagesThroughAListWithoutLossOrRepeat() {
    List<JsonObject> paged = gateway.getInPages("/api/v1/org-units", 2);
    assertThat(paged).isEqualTo(gateway.get("/api/v1/org-units").list("items"));
  }

  private JsonObject unit(String code) {
    return gateway.get("/api/v1/org-units").list("items").stream()
        .filter(row -> row.getString("code").equals(code))
        .findFirst()
        .orElseThrow();
  }

  private Reply importXlsx(byte[] workbook) {
    return gateway.send(
        gateway
            .request("/api/v1/import/org-units")
            .header("Content-Type", XLSX)
            .POST(BodyPublishers.ofByteArray(workbook)));
  }

  private static byte[] workbook(List<String> header, List<String> row) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "tests", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("机构");
      for (int column = 0; column < header.size(); column++) {
        sheet.value(0, column, header.get(column));
        sheet.value(1, column, row.get(column));
      }
    }
    return out.toByteArray();
  }

  private static JsonObject problem(int row, String column, String value, String problem) {
    return new JsonObject(Map.of("row", row, "column", column, "value", value, "problem", problem));
  }
}
