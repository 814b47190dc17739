package org.rollcall.gateway.exchange.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.exchange.CaseFolder;
import org.rollcall.gateway.exchange.sheet.PlainText;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.table.SharedSamples;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Groups of data values as DHIS2 and ADX have them. */
class DataValueFormatsTest {
  private static final List<String> CASES = List.of("one-home", "several", "nothing", "hostile");

  @TestFactory
  Stream<DynamicTest> writesEachCaseToTheByte() {
    return CASES.stream()
        .map(name -> new CaseFolder(DataValueFormatsTest.class, name))
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.name(),
                    () -> {
                      List<DataValueGroup> groups = Groups.of(folder);
                      folder.assertIs("dhis2.json", Groups.dhis2(groups, IdScheme.CODE));
                      folder.assertIs("adx.xml", Groups.adx(groups));
                    }));
  }

  @Test
  void hasTheShapeOfTheSample() throws IOException {
    JsonObject sample =
        new JsonObject(new String(SharedSamples.bytes("exchange/dhis2-datavalueset.json"), UTF_8));
    JsonObject ours = dhis2("one-home", IdScheme.CODE);

    assertThat(ours.fieldNames()).containsAll(sample.fieldNames());
    assertThat(ours.getString("period")).isEqualTo(sample.getString("period"));
    assertThat(values(ours))
        .allSatisfy(value -> assertThat(value.getValue("value")).isInstanceOf(String.class));
    assertThat(values(sample).stream().flatMap(v -> v.fieldNames().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            values(ours).stream().flatMap(v -> v.fieldNames().stream()).distinct().toList());
  }

  @Test
  void namesThingsByTheIdentifiersOfTheMetadataWhereAsked() {
    JsonObject ours = dhis2("one-home", IdScheme.UID);

    assertThat(ours.getString("idScheme")).isEqualTo("UID");
    assertThat(ours.getString("dataSet"))
        .isEqualTo(Dhis2Uid.of(Dhis2Kind.DATA_SET, "CJR_HOME_MONTHLY"));
    assertThat(values(ours).get(0).getString("dataElement"))
        .isEqualTo(Dhis2Uid.of(Dhis2Kind.DATA_ELEMENT, "ATTENDANCE_RATE_NUM"));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheRulesOfAdxDoNotAllow() {
    String group = "<adx xmlns='urn:ihe:qrph:adx:2015' exported='2021-12-08T02:00:00Z'>%s</adx>";
    return Stream.of(
            "<adx xmlns='urn:ihe:qrph:adx:2015'><group orgUnit='H' period='2021-11-01/P1M' dataSet='S'/></adx>",
            group.formatted(
                "<group period='2021-11-01/P1M' dataSet='S'><dataValue dataElement='E' value='1'/></group>"),
            group.formatted(
                "<group orgUnit='H' period='202111' dataSet='S'><dataValue dataElement='E' value='1'/></group>"),
            group.formatted(
                "<group orgUnit='H' period='2021-11-01/P1M'><dataValue dataElement='E' value='1'/></group>"),
            group.formatted(
                "<group orgUnit='H' period='2021-11-01/P1M' dataSet='S'><dataValue value='1'/></group>"),
            group.formatted(
                "<group orgUnit='H' period='2021-11-01/P1M' dataSet='S'><dataValue dataElement='E' value='many'/></group>"),
            "<adx exported='2021-12-08T02:00:00Z'/>")
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document,
                    () ->
                        assertThatThrownBy(() -> validate(document.getBytes(UTF_8)))
                            .isInstanceOf(SAXException.class)));
  }

  @Property(tries = 200)
  void isValidAdxAndReadsBackWhateverTheCodesHold(@ForAll("texts") String code) throws Exception {
    byte[] document = Groups.adx(List.of(group(code)));
    validate(document);

    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Element group =
        (Element)
            factory
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document))
                .getElementsByTagNameNS(AdxWriter.NAMESPACE, "group")
                .item(0);
    assertThat(group.getAttribute("orgUnit"))
        .isEqualTo(PlainText.of(code).replaceAll("[\t\n\r]", " "));
  }

  @Property(tries = 200)
  void readsBackAsJsonWhateverTheCodesHold(@ForAll("texts") String code) {
    JsonObject document =
        new JsonObject(new String(Groups.dhis2(List.of(group(code)), IdScheme.CODE), UTF_8));

    assertThat(document.getString("orgUnit")).isEqualTo(PlainText.of(code));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(12);
  }

  @Test
  void givesEveryThingAnIdentifierOfDhis2sForm() {
    assertThat(Stream.of(Dhis2Kind.values()).map(kind -> Dhis2Uid.of(kind, "REHAB")).toList())
        .allMatch(uid -> uid.matches("[A-Za-z][A-Za-z0-9]{10}"))
        .doesNotHaveDuplicates();
    assertThat(Dhis2Uid.of(Dhis2Kind.ORG_UNIT, "H01"))
        .as("the same for ever")
        .isEqualTo("swZ3FXN7icj");
  }

  private static DataValueGroup group(String code) {
    return new DataValueGroup(
        "CJR_HOME_MONTHLY",
        code,
        Period.parse("202111"),
        Optional.empty(),
        List.of(DataValue.of("E", 1)));
  }

  private static JsonObject dhis2(String name, IdScheme ids) {
    List<DataValueGroup> groups = Groups.of(new CaseFolder(DataValueFormatsTest.class, name));
    return new JsonObject(new String(Groups.dhis2(groups, ids), UTF_8));
  }

  private static List<JsonObject> values(JsonObject document) {
    JsonArray values = document.getJsonArray("dataValues");
    return values.stream().map(JsonObject.class::cast).toList();
  }

  /**
   * Against the rules of the profile's own stylesheet, with the data set that domain.md asks for.
   */
  static void validate(byte[] document) throws SAXException, IOException {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new StreamSource(new StringReader(SCHEMA)));
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
  }

  private static final String SCHEMA =
      new CaseFolder(DataValueFormatsTest.class, ".").text("adx.xsd");
}
