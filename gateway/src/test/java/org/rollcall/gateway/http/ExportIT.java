package org.rollcall.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The figures of November 2021, pulled in every format: P001 came full days, P002 never, and P001
 * had one rehabilitation. What JSON says, all formats say.
 */
@ExtendWith(OneGateway.class)
final class ExportIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final String INDICATORS = "/api/v1/indicators?orgUnit=330683&period=202111";
  private static final String COUNTS =
      "/api/v1/service-counts?orgUnit=330683&from=2021-11-01&to=2021-12-01&level=home";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String DHIS2 = "application/json;profile=dhis2";
  private static final String ADX = "application/adx+xml";

  private final RunningGateway gateway;

  ExportIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    gateway.clock().set("2021-12-01T08:00:00+08:00");
    Seeds.orgUnits(gateway);
    gateway
        .importCsv(
            "org-units",
            "code,name,kind,parent,from,to,mode\nH03,=cmd|'1'!A1,home,330683003,2021-01-01,,day\n")
        .ok();
    Seeds.people(gateway, "H01", "P001", "P002");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
    gateway
        .importCsv(
            "service-records",
            """
            person_id,home,date,service,start,end,recorder,reason
            P001,H01,2021-11-02,REHAB,09:00,10:00,王,上门
            """)
        .ok();
    List<JsonObject> punches = new ArrayList<>();
    LocalDate.of(2021, 11, 1)
        .datesUntil(LocalDate.of(2021, 12, 1))
        .filter(date -> date.getDayOfWeek().getValue() <= 5)
        .forEach(
            date -> {
              punches.add(Seeds.punch("NP001", "in", date + "T08:30:00"));
              punches.add(Seeds.punch("NP001", "out", date + "T12:30:00"));
            });
    gateway.checkIn(TOKEN, punches).ok();
    gateway.awaitApplied();
  }

  @Test
  void givesIndicatorsAsCsv() throws IOException {
    HttpResponse<byte[]> pulled = pull(INDICATORS, "text/csv", "");
    List<CSVRecord> rows = csv(pulled.body());

    assertThat(header(pulled, "Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(header(pulled, "Content-Language")).isEqualTo("zh-CN");
    assertThat(header(pulled, "Content-Disposition"))
        .startsWith("attachment; filename=\"indicators_330683_202111.csv\"; filename*=UTF-8''%E6");
    CSVRecord rate = row(rows, "指标代码", "ATTENDANCE_RATE");
    JsonObject json = indicator("ATTENDANCE_RATE");
    assertThat(rate.get("指标")).isEqualTo("出勤率");
    assertThat(rate.get("单位")).isEqualTo("嵊州市残联");
    assertThat(rate.get("分子")).isEqualTo("44").isEqualTo(json.getLong("numerator").toString());
    assertThat(rate.get("分母")).isEqualTo("88").isEqualTo(json.getLong("denominator").toString());
    assertThat(rate.get("完成值")).isEqualTo("50.0");
    assertThat(rate.get("规则版本")).isEqualTo(json.getString("ruleVersion"));
    assertThat(rate.get("起始日")).isEqualTo("2021-11-01");
    assertThat(rate.get("末日")).isEqualTo("2021-11-30");
    assertThat(rows).hasSameSizeAs(gateway.get(INDICATORS).list("rows"));
  }

  @Test
  void speaksEnglishWhereThatIsLikedBetter() throws IOException {
    HttpResponse<byte[]> pulled = pull(INDICATORS, "text/csv", "en-GB,zh;q=0.5");

    assertThat(header(pulled, "Content-Language")).isEqualTo("en");
    assertThat(row(csv(pulled.body()), "Indicator code", "ATTENDANCE_RATE").get("Indicator"))
        .isEqualTo("Attendance rate");
  }

  @Test
  void givesIndicatorsAsAWorkbookWithTheirDefinitions() {
    HttpResponse<byte[]> pulled = pull(INDICATORS, XLSX, "");
    List<List<Row>> sheets = sheets(pulled.body());

    Row rate =
        sheets.get(0).stream()
            .filter(row -> row.getCellText(0).equals("出勤率"))
            .findFirst()
            .orElseThrow();
    assertThat(rate.getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("44");
    assertThat(rate.getCellAsNumber(6).orElseThrow()).isEqualByComparingTo("88");
    assertThat(rate.getCellAsDate(4).orElseThrow().toLocalDate())
        .isEqualTo(LocalDate.of(2021, 11, 1));
    List<String> defined = sheets.get(1).stream().map(row -> row.getCellText(0)).toList();
    assertThat(defined)
        .containsAll(
            gateway.get(INDICATORS).list("rows").stream()
                .map(row -> row.getString("indicator"))
                .toList());
  }

  @Test
  void neutralisesTheNameOfAHomeThatIsAFormula() throws IOException {
    String path = "/api/v1/indicators?orgUnit=330683&period=202111&level=home";

    assertThat(row(csv(pull(path, "text/csv", "").body()), "单位代码", "H03").get("单位"))
        .isEqualTo("'=cmd|'1'!A1");
    assertThat(sheets(pull(path, XLSX, "").body()).get(0))
        .anyMatch(row -> row.getCellText(1).equals("=cmd|'1'!A1"));
  }

  @Test
  void givesNumeratorsAndDenominatorsToDhis2AndAdx() throws Exception {
    JsonObject dhis2 = new JsonObject(text(pull(INDICATORS, DHIS2, "")));
    Map<String, String> values = values(dhis2);
    assertThat(dhis2.getString("period")).isEqualTo("202111");
    assertThat(dhis2.getString("orgUnit")).isEqualTo("330683");
    assertThat(values)
        .containsEntry("ATTENDANCE_RATE_NUM", "44")
        .containsEntry("ATTENDANCE_RATE_DEN", "88")
        .doesNotContainKey("ATTENDANCE_RATE");

    Element group = groups(pull(INDICATORS, ADX, "").body()).get(0);
    assertThat(group.getAttribute("period")).isEqualTo("2021-11-01/P1M");
    assertThat(group.getAttribute("dataSet")).isEqualTo("CJR_HOME_MONTHLY");
    assertThat(attributes(group, "ATTENDANCE_RATE_NUM")).containsEntry("", "44");
  }

  @Test
  void givesServiceCountsInEveryFormat() throws Exception {
    CSVRecord rehab = row(csv(pull(COUNTS, "text/csv", "").body()), "服务代码", "REHAB");
    assertThat(rehab.get("单位")).isEqualTo("三江残疾人之家");
    assertThat(rehab.get("人次")).isEqualTo("1");
    assertThat(rehab.get("服务")).isEqualTo("康复服务");

    assertThat(sheets(pull(COUNTS, XLSX, "").body()).get(0))
        .anyMatch(row -> row.getCellText(4).equals("康复服务"));

    JsonObject dhis2 = new JsonObject(text(pull(COUNTS, DHIS2, "")));
    assertThat(values(dhis2)).containsEntry("SVC_PERSON_TIMES.CARE", "22");

    Element group = groups(pull(COUNTS, ADX, "").body()).get(0);
    assertThat(group.getAttribute("orgUnit")).isEqualTo("H01");
    assertThat(attributes(group, "SVC_PERSON_TIMES")).containsEntry("CARE", "22");
  }

  @Test
  void givesEveryUnitBelowWhereDhis2AsksForChildren() {
    String path = "/api/v1/dataValueSets?dataSet=CJR_HOME_MONTHLY&period=202111&orgUnit=330683";
    JsonObject alone = gateway.get(path).ok();
    assertThat(values(alone))
        .containsEntry("ATTENDANCE_RATE_NUM", "44")
        .containsEntry("SVC_PERSONS.CARE", "1");

    List<JsonObject> all = Reply.objects(gateway.get(path + "&children=true").ok(), "dataValues");
    assertThat(all)
        .extracting(value -> value.getString("orgUnit"))
        .contains("330683", "330683002", "330683003", "H01", "H02");
    assertThat(all)
        .filteredOn(value -> value.getString("dataElement").equals("ATTENDANCE_RATE_NUM"))
        .filteredOn(value -> !value.getString("value").equals("0"))
        .extracting(value -> value.getString("orgUnit"))
        .containsExactly("330683", "330683002", "H01");
    assertThat(
            Reply.objects(gateway.get(path.replace("202111", "202110,202111")).ok(), "dataValues"))
        .extracting(value -> value.getString("period"))
        .contains("202110", "202111");
  }

  @Test
  void refersToMetadataThatItGivesToo() {
    JsonObject metadata = gateway.get("/api/v1/dhis2/metadata").ok();
    List<String> elements =
        Reply.objects(metadata, "dataElements").stream().map(e -> e.getString("id")).toList();
    JsonObject set =
        gateway
            .get("/api/v1/dataValueSets?period=202111&orgUnit=330683&children=true&idScheme=uid")
            .ok();

    assertThat(elements)
        .containsAll(
            Reply.objects(set, "dataValues").stream()
                .map(value -> value.getString("dataElement"))
                .toList());
    assertThat(Reply.objects(metadata, "organisationUnits"))
        .extracting(unit -> unit.getString("id"))
        .containsAll(
            Reply.objects(set, "dataValues").stream()
                .map(value -> value.getString("orgUnit"))
                .toList());
  }

  @Test
  void sparesWhatTheCallerKnows() {
    HttpResponse<byte[]> first = pull(INDICATORS, "text/csv", "");
    String tag = header(first, "ETag");

    assertThat(again(tag, "text/csv").statusCode()).isEqualTo(304);
    assertThat(again(tag, XLSX).statusCode()).as("another form").isEqualTo(200);
    assertThat(header(first, "Vary")).contains("Accept");
  }

  @Test
  void saysWhatThereIsWhereNothingIsWanted() {
    for (String path : List.of(INDICATORS, COUNTS)) {
      Reply reply = gateway.send(gateway.request(path).header("Accept", "application/pdf"));
      assertThat(reply.verdict()).isEqualTo("406 NOT_ACCEPTABLE");
      assertThat(reply.json().getString("detail")).contains("text/csv", DHIS2, ADX, XLSX);
    }
    String sets = "/api/v1/dataValueSets?period=202111&orgUnit=H01";
    assertThat(gateway.send(gateway.request(sets).header("Accept", "text/csv")).verdict())
        .isEqualTo("406 NOT_ACCEPTABLE");
    assertThat(gateway.send(gateway.request(sets).header("Accept", ADX)).mediaType())
        .isEqualTo(ADX);
  }

  @Test
  void refusesAnExportLikeAnyOtherCall() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "/api/v1/indicators?orgUnit=nowhere&period=202111", "404 NOT_FOUND",
                "/api/v1/indicators?orgUnit=330683&period=soon", "400 BAD_DATE",
                "/api/v1/service-counts?orgUnit=H01&from=2021-12-01&to=2021-11-01", "400 BAD_DATE")
            .entrySet()) {
      Reply reply = gateway.send(gateway.request(wrong.getKey()).header("Accept", "text/csv"));
      assertThat(reply.verdict()).isEqualTo(wrong.getValue());
    }
    assertThat(gateway.get("/api/v1/dataValueSets?dataSet=X&period=202111&orgUnit=H01").verdict())
        .isEqualTo("404 NOT_FOUND");
    assertThat(
            gateway
                .get("/api/v1/dataValueSets?dataSet=CJR_HOME_DAILY&period=202111&orgUnit=H01")
                .verdict())
        .isEqualTo("400 BAD_REQUEST");
    assertThat(gateway.get("/api/v1/dataValueSets?period=202111,2021&orgUnit=H01").verdict())
        .isEqualTo("400 BAD_REQUEST");
  }

  private JsonObject indicator(String code) {
    return gateway.get(INDICATORS).list("rows").stream()
        .filter(row -> row.getString("indicator").equals(code))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<byte[]> pull(String path, String accept, String language) {
    HttpResponse<byte[]> pulled =
        gateway.send(
            gateway
                .request(path)
                .header("Accept", accept)
                .header("Accept-Language", language)
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(pulled.statusCode()).as(accept + ": " + text(pulled)).isEqualTo(200);
    return pulled;
  }

  private HttpResponse<byte[]> again(String tag, String accept) {
    return gateway.send(
        gateway.request(INDICATORS).header("Accept", accept).header("If-None-Match", tag).build(),
        BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  private static List<CSVRecord> csv(byte[] file) throws IOException {
    String text = new String(file, UTF_8);
    assertThat(text).startsWith("\uFEFF");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text.substring(1), format)) {
      return parser.getRecords();
    }
  }

  private static CSVRecord row(List<CSVRecord> rows, String column, String value) {
    return rows.stream().filter(row -> row.get(column).equals(value)).findFirst().orElseThrow();
  }

  private static List<List<Row>> sheets(byte[] file) {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<List<Row>> sheets = new ArrayList<>();
      for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
        sheets.add(sheet.read().stream().filter(row -> row.getCellCount() > 0).toList());
      }
      return sheets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Values by element, and by element and service. */
  private static Map<String, String> values(JsonObject document) {
    return Reply.objects(document, "dataValues").stream()
        .collect(
            Collectors.toMap(
                value ->
                    value.getString("dataElement")
                        + Optional.ofNullable(value.getString("categoryOptionCombo"))
                            .map(service -> "." + service)
                            .orElse(""),
                value -> value.getString("value"),
                (one, other) -> one));
  }

  private static List<Element> groups(byte[] document)
      throws ParserConfigurationException, IOException, SAXException {
    NodeList nodes =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(document))
            .getElementsByTagName("group");
    List<Element> groups = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      groups.add((Element) nodes.item(i));
    }
    return groups;
  }

  /** The values of an element by service; by empty text where it has none. */
  private static Map<String, String> attributes(Element group, String element) {
    NodeList nodes = group.getElementsByTagName("dataValue");
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element value = (Element) nodes.item(i);
      if (value.getAttribute("dataElement").equals(element)) {
        values.put(value.getAttribute("SERVICE"), value.getAttribute("value"));
      }
    }
    return values;
  }
}
