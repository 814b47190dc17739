package org.rollcall.gateway.exchange.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.exchange.sheet.Label;

/** The document that a DHIS2 imports before it takes our values. */
class Dhis2MetadataTest {
  /** Of every DHIS2, so that no import brings it. */
  private static final String DEFAULT_COMBO = "bjDvmb4bfuf";

  private final JsonObject document = document();

  @Test
  void refersToNothingThatItDoesNotBring() {
    Set<String> brought = new HashSet<>(Set.of(DEFAULT_COMBO));
    document.fieldNames().forEach(kind -> list(kind).forEach(o -> brought.add(o.getString("id"))));

    Set<String> named = new TreeSet<>();
    document.fieldNames().forEach(kind -> list(kind).forEach(o -> collectIds(o, named)));
    assertThat(brought).containsAll(named);
  }

  @Test
  void namesEachThingOnceAndShortly() {
    for (String kind : document.fieldNames()) {
      List<JsonObject> things = list(kind);
      assertThat(things).as(kind).isNotEmpty();
      for (String unique : List.of("id", "code", "name")) {
        assertThat(things).as(kind).extracting(o -> o.getString(unique)).doesNotHaveDuplicates();
      }
      assertThat(things)
          .allSatisfy(o -> assertThat(o.getString("id")).matches("[A-Za-z][A-Za-z0-9]{10}"));
      assertThat(things)
          .filteredOn(o -> o.containsKey("shortName"))
          .allSatisfy(o -> assertThat(o.getString("shortName")).hasSizeBetween(1, 50));
    }
  }

  @Test
  void formsEachRateFromTheElementsOfItsNumbers() {
    JsonObject rate = coded("indicators", "ATTENDANCE_RATE");
    assertThat(rate.getString("numerator"))
        .isEqualTo("#{" + coded("dataElements", "ATTENDANCE_RATE_NUM").getString("id") + "}");
    assertThat(rate.getString("denominator"))
        .isEqualTo("#{" + coded("dataElements", "ATTENDANCE_RATE_DEN").getString("id") + "}");
    assertThat(rate.getBoolean("annualized")).isFalse();
    assertThat(coded("indicatorTypes", "CJR_PERCENT").getInteger("factor")).isEqualTo(100);
  }

  @Test
  void letsDhis2AddUpOnlyWhatAddsUpAndNeverOverLevels() {
    JsonObject halfDays = coded("dataElements", "ATTENDANCE_RATE_NUM");
    JsonObject persons = coded("dataElements", "CARE_SERVICE_RATE_NUM");
    assertThat(halfDays.getString("aggregationType")).isEqualTo("SUM");
    assertThat(persons.getString("aggregationType")).isEqualTo("NONE");
    assertThat(persons.getJsonArray("aggregationLevels")).containsExactly(1, 2, 3);
    assertThat(persons.getString("valueType")).isEqualTo("INTEGER_ZERO_OR_POSITIVE");
    assertThat(persons.getBoolean("zeroIsSignificant")).isTrue();
  }

  @Test
  void hasTheTreeOfOrgUnitsWithTheirDates() {
    JsonObject home = coded("organisationUnits", "H01");
    assertThat(home.getString("openingDate")).isEqualTo("2021-01-01");
    assertThat(home.getString("closedDate")).isEqualTo("2022-12-31");
    assertThat(home.getJsonObject("parent").getString("id"))
        .isEqualTo(coded("organisationUnits", "330683002").getString("id"));
    assertThat(coded("organisationUnits", "330683").containsKey("parent")).isFalse();
    assertThat(coded("organisationUnits", "330683").getString("openingDate"))
        .isEqualTo("1900-01-01");
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(Dhis2Metadata.cut("三江𠮷", 3)).isEqualTo("三江");
    assertThat(Dhis2Metadata.cut("三江𠮷", 4)).isEqualTo("三江𠮷");
  }

  private JsonObject coded(String kind, String code) {
    return list(kind).stream()
        .filter(o -> code.equals(o.getString("code")))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonObject> list(String kind) {
    return document.getJsonArray(kind).stream().map(JsonObject.class::cast).toList();
  }

  /** The identifiers of everything below, the thing's own included. */
  private static void collectIds(JsonObject object, Set<String> ids) {
    Optional.ofNullable(object.getString("id")).ifPresent(ids::add);
    List<Object> below = new ArrayList<>(object.getMap().values());
    while (!below.isEmpty()) {
      Object next = below.remove(below.size() - 1);
      if (next instanceof java.util.Map<?, ?> map) {
        Optional.ofNullable(map.get("id")).ifPresent(id -> ids.add(id.toString()));
        below.addAll(map.values());
      } else if (next instanceof List<?> items) {
        below.addAll(items);
      } else if (next instanceof JsonObject || next instanceof JsonArray) {
        throw new AssertionError("parsed documents hold maps and lists");
      }
    }
  }

  private static JsonObject document() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Dhis2Metadata(
              List.of(
                  indicator("ATTENDANCE_RATE", "出勤率", true),
                  indicator("CARE_SERVICE_RATE", "托养服务率".repeat(20), false)),
              List.of(
                  new Dhis2Metadata.ServiceOption("CARE", new Label("生活照料", "Life care")),
                  new Dhis2Metadata.ServiceOption("REHAB", new Label("康复服务", "Rehabilitation"))),
              List.of(
                  unit("330683", "嵊州市残联", Optional.empty(), 1, Optional.empty(), Optional.empty()),
                  unit(
                      "330683002",
                      "三江街道",
                      Optional.of("330683"),
                      2,
                      Optional.empty(),
                      Optional.empty()),
                  unit(
                      "H01",
                      "三江残疾人之家",
                      Optional.of("330683002"),
                      3,
                      Optional.of("2021-01-01"),
                      Optional.of("2022-12-31"))))
          .write(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new JsonObject(out.toString(UTF_8));
  }

  private static AggregateIndicator indicator(String code, String name, boolean isAdditive) {
    return new AggregateIndicator(
        code, new Label(name, code), new Label(name + "的定义", "meaning"), isAdditive, true, true);
  }

  private static AggregateUnit unit(
      String code,
      String name,
      Optional<String> parent,
      int level,
      Optional<String> opened,
      Optional<String> closed) {
    return new AggregateUnit(
        code, name, parent, level, opened.map(LocalDate::parse), closed.map(LocalDate::parse));
  }
}
