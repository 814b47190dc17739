package org.rollcall.gateway.exchange.aggregate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.exchange.sheet.OpenStream;
import org.rollcall.gateway.exchange.sheet.PlainText;

/**
 * The metadata that a DHIS2 imports ({@code POST /api/metadata}) before it can take our values: org
 * units, the category of services, data elements, data sets, and indicators as quotients.
 *
 * <p>Persons of two homes do not add up to the persons of their township, so we publish every level
 * and DHIS2 must add up none: each element names all levels as its aggregation levels.
 */
public final class Dhis2Metadata {
  /** Of every DHIS2: the combination of no category. */
  private static final String DEFAULT_CATEGORY_COMBO = "bjDvmb4bfuf";

  private static final int SHORT_NAME_CHARS_MAX = 50;
  private static final int NAME_CHARS_MAX = 230;

  /** DHIS2 wants a first day of every org unit. */
  private static final String ALWAYS = "1900-01-01";

  private static final String SERVICE = "SERVICE";
  private static final Label NOTHING = Label.same("");
  private static final Label SERVICE_NAME = new Label("服务类型", "Service");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<AggregateIndicator> indicators;
  private final List<ServiceOption> services;
  private final List<AggregateUnit> units;

  /** A type of service. */
  public record ServiceOption(String code, Label name) {}

  public Dhis2Metadata(
      List<AggregateIndicator> indicators,
      List<ServiceOption> services,
      List<AggregateUnit> units) {
    this.indicators = List.copyOf(indicators);
    this.services = List.copyOf(services);
    this.units = List.copyOf(units);
  }

  /** Writes the document; the stream stays open. */
  public void write(OutputStream stream) throws IOException {
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(new OpenStream(stream))) {
      json.writeStartObject();
      array(json, "organisationUnits", units, Dhis2Metadata::unit);
      array(json, "categoryOptions", services, Dhis2Metadata::option);
      array(json, "categories", List.of(SERVICE), this::category);
      array(json, "categoryCombos", List.of(SERVICE), this::combo);
      array(json, "categoryOptionCombos", services, Dhis2Metadata::optionCombo);
      array(json, "dataElements", elements(), element -> element);
      array(json, "dataSets", List.of(AggregateDataSet.values()), this::dataSet);
      array(json, "indicatorTypes", List.of(true, false), Dhis2Metadata::indicatorType);
      array(json, "indicators", indicators, Dhis2Metadata::indicator);
      json.writeEndObject();
    }
  }

  private static <T> void array(
      JsonGenerator json, String name, List<T> items, Function<T, Map<String, Object>> object)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T item : items) {
      json.writeObject(object.apply(item));
    }
    json.writeEndArray();
  }

  private static Map<String, Object> unit(AggregateUnit unit) {
    Map<String, Object> object = base(Dhis2Kind.ORG_UNIT, unit.code(), unit.name());
    object.put("shortName", cut(unit.name(), SHORT_NAME_CHARS_MAX));
    object.put("level", unit.level());
    object.put("openingDate", unit.opened().map(Object::toString).orElse(ALWAYS));
    unit.closed().ifPresent(closed -> object.put("closedDate", closed.toString()));
    unit.parent().ifPresent(parent -> object.put("parent", ref(Dhis2Kind.ORG_UNIT, parent)));
    return object;
  }

  private static Map<String, Object> option(ServiceOption service) {
    return both(Dhis2Kind.CATEGORY_OPTION, service.code(), service.name(), NOTHING);
  }

  private Map<String, Object> category(String code) {
    Map<String, Object> object = both(Dhis2Kind.CATEGORY, code, SERVICE_NAME, NOTHING);
    object.put("dataDimensionType", "DISAGGREGATION");
    object.put("dataDimension", true);
    object.put("categoryOptions", refs(Dhis2Kind.CATEGORY_OPTION));
    return object;
  }

  private Map<String, Object> combo(String code) {
    Map<String, Object> object = base(Dhis2Kind.CATEGORY_COMBO, code, SERVICE_NAME.chinese());
    object.put("dataDimensionType", "DISAGGREGATION");
    object.put("skipTotal", true);
    object.put("categories", List.of(ref(Dhis2Kind.CATEGORY, SERVICE)));
    object.put("categoryOptionCombos", refs(Dhis2Kind.CATEGORY_OPTION_COMBO));
    return object;
  }

  private static Map<String, Object> optionCombo(ServiceOption service) {
    Map<String, Object> object =
        base(Dhis2Kind.CATEGORY_OPTION_COMBO, service.code(), service.name().chinese());
    object.put("categoryCombo", ref(Dhis2Kind.CATEGORY_COMBO, SERVICE));
    object.put("categoryOptions", List.of(ref(Dhis2Kind.CATEGORY_OPTION, service.code())));
    return object;
  }

  private List<Map<String, Object>> elements() {
    List<Map<String, Object>> elements = new ArrayList<>();
    String none = DEFAULT_CATEGORY_COMBO;
    String byService = Dhis2Uid.of(Dhis2Kind.CATEGORY_COMBO, SERVICE);
    for (AggregateIndicator i : indicators) {
      String numerator = AggregateIndicator.numerator(i.code());
      String denominator = AggregateIndicator.denominator(i.code());
      elements.add(element(numerator, part(i, true), i.meaning(), i.isAdditive(), none));
      if (i.hasDenominator()) {
        elements.add(element(denominator, part(i, false), i.meaning(), i.isAdditive(), none));
      }
    }
    for (ServiceElement s : ServiceElement.values()) {
      elements.add(element(s.code(), s.label(), NOTHING, s.isAdditive(), byService));
    }
    return elements;
  }

  private static Label part(AggregateIndicator indicator, boolean isNumerator) {
    return new Label(
        indicator.name().chinese() + (isNumerator ? "（分子）" : "（分母）"),
        indicator.name().english() + (isNumerator ? " (numerator)" : " (denominator)"));
  }

  /** Over time, what does not add up has no sum: DHIS2 then shows it for its own period only. */
  private Map<String, Object> element(
      String code, Label name, Label meaning, boolean isAdditive, String categoryCombo) {
    Map<String, Object> object = both(Dhis2Kind.DATA_ELEMENT, code, name, meaning);
    object.put("domainType", "AGGREGATE");
    object.put("valueType", "INTEGER_ZERO_OR_POSITIVE");
    object.put("aggregationType", isAdditive ? "SUM" : "NONE");
    object.put("zeroIsSignificant", true);
    object.put("categoryCombo", Map.of("id", categoryCombo));
    object.put("aggregationLevels", levels());
    return object;
  }

  private List<Integer> levels() {
    int deepest = units.stream().mapToInt(AggregateUnit::level).max().orElse(1);
    return IntStream.rangeClosed(1, deepest).boxed().toList();
  }

  private Map<String, Object> dataSet(AggregateDataSet set) {
    Map<String, Object> object = both(Dhis2Kind.DATA_SET, set.code(), set.label(), NOTHING);
    object.put("periodType", set.periodType());
    // the period under way can be taken in before it is over
    object.put("openFuturePeriods", 1);
    object.put("categoryCombo", Map.of("id", DEFAULT_CATEGORY_COMBO));
    object.put(
        "dataSetElements",
        elements().stream()
            .map(e -> Map.of("dataElement", Map.of("id", String.valueOf(e.get("id")))))
            .toList());
    object.put(
        "organisationUnits",
        units.stream().map(unit -> ref(Dhis2Kind.ORG_UNIT, unit.code())).toList());
    return object;
  }

  private static Map<String, Object> indicatorType(boolean isPercent) {
    Map<String, Object> object =
        base(Dhis2Kind.INDICATOR_TYPE, typeCode(isPercent), isPercent ? "百分比" : "数值");
    object.put("factor", isPercent ? 100 : 1);
    object.put("number", !isPercent);
    return object;
  }

  private static String typeCode(boolean isPercent) {
    return isPercent ? "CJR_PERCENT" : "CJR_NUMBER";
  }

  private static Map<String, Object> indicator(AggregateIndicator indicator) {
    Map<String, Object> object =
        both(Dhis2Kind.INDICATOR, indicator.code(), indicator.name(), indicator.meaning());
    object.put("annualized", false);
    object.put("decimals", 1);
    object.put("indicatorType", ref(Dhis2Kind.INDICATOR_TYPE, typeCode(indicator.isPercent())));
    object.put("numerator", value(AggregateIndicator.numerator(indicator.code())));
    object.put("numeratorDescription", part(indicator, true).chinese());
    object.put("denominator", denominator(indicator));
    object.put("denominatorDescription", part(indicator, false).chinese());
    return object;
  }

  private static String denominator(AggregateIndicator indicator) {
    return indicator.hasDenominator()
        ? value(AggregateIndicator.denominator(indicator.code()))
        : "1";
  }

  /** The expression that means the values of a data element. */
  private static String value(String element) {
    return "#{" + Dhis2Uid.of(Dhis2Kind.DATA_ELEMENT, element) + "}";
  }

  private List<Map<String, String>> refs(Dhis2Kind kind) {
    return services.stream().map(service -> ref(kind, service.code())).toList();
  }

  private static Map<String, String> ref(Dhis2Kind kind, String code) {
    return Map.of("id", Dhis2Uid.of(kind, code));
  }

  /** A thing with its Chinese name, and the English one as a translation. */
  private static Map<String, Object> both(Dhis2Kind kind, String code, Label name, Label meaning) {
    Map<String, Object> object = base(kind, code, name.chinese());
    object.put("shortName", cut(name.chinese(), SHORT_NAME_CHARS_MAX));
    if (!meaning.chinese().isEmpty()) {
      object.put("description", PlainText.of(meaning.chinese()));
    }
    object.put(
        "translations",
        List.of(Map.of("property", "NAME", "locale", "en", "value", PlainText.of(name.english()))));
    return object;
  }

  private static Map<String, Object> base(Dhis2Kind kind, String code, String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", Dhis2Uid.of(kind, code));
    object.put("code", PlainText.of(code));
    object.put("name", cut(name, NAME_CHARS_MAX));
    return object;
  }

  /** Cut without breaking a character in two. */
  static String cut(String text, int charsMax) {
    String plain = PlainText.of(text);
    if (plain.length() <= charsMax) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return plain.substring(0, end);
  }
}
