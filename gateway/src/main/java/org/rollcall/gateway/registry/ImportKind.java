package org.rollcall.gateway.registry;

import static org.rollcall.gateway.registry.CellTypes.AREA;
import static org.rollcall.gateway.registry.CellTypes.BADGE;
import static org.rollcall.gateway.registry.CellTypes.BOOLEAN;
import static org.rollcall.gateway.registry.CellTypes.CERTIFICATE;
import static org.rollcall.gateway.registry.CellTypes.CODE;
import static org.rollcall.gateway.registry.CellTypes.DATE;
import static org.rollcall.gateway.registry.CellTypes.DEVICE;
import static org.rollcall.gateway.registry.CellTypes.FIGURE;
import static org.rollcall.gateway.registry.CellTypes.HOME;
import static org.rollcall.gateway.registry.CellTypes.INDICATOR;
import static org.rollcall.gateway.registry.CellTypes.ORG_UNIT;
import static org.rollcall.gateway.registry.CellTypes.PERCENT;
import static org.rollcall.gateway.registry.CellTypes.PERIOD;
import static org.rollcall.gateway.registry.CellTypes.PERSON;
import static org.rollcall.gateway.registry.CellTypes.PHONE;
import static org.rollcall.gateway.registry.CellTypes.SCOPE;
import static org.rollcall.gateway.registry.CellTypes.SECONDS;
import static org.rollcall.gateway.registry.CellTypes.SERIAL;
import static org.rollcall.gateway.registry.CellTypes.SERVICE;
import static org.rollcall.gateway.registry.CellTypes.TEXT;
import static org.rollcall.gateway.registry.CellTypes.TIME;
import static org.rollcall.gateway.registry.CellTypes.TOKEN;
import static org.rollcall.gateway.registry.CellTypes.WEEKLY_PLAN;
import static org.rollcall.gateway.registry.CellTypes.WORD;
import static org.rollcall.gateway.registry.CellTypes.ZONE;
import static org.rollcall.gateway.registry.CellTypes.oneOf;
import static org.rollcall.gateway.registry.Column.key;
import static org.rollcall.gateway.registry.Column.keyOrEmpty;
import static org.rollcall.gateway.registry.Column.optional;
import static org.rollcall.gateway.registry.Column.required;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be imported, as data: the columns of each kind, their names in both languages, and where
 * accepted rows are kept. The README beside shows the same and a test keeps it so.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, which the checker cannot see
public enum ImportKind {
  ORG_UNITS(
      "org-units",
      "机构",
      Keeper.REGISTRY,
      key("code", CODE, "机构编码", "编码", "代码", "机构代码"),
      required("name", TEXT, "机构名称", "名称"),
      required("kind", oneOf(OrgUnitKind.values()), "机构类型", "类型"),
      optional("parent", ORG_UNIT, "上级", "上级机构", "上级编码", "上级机构编码"),
      optional("from", DATE, "开始日期", "成立日期", "启用日期"),
      optional("to", DATE, "结束日期", "撤销日期", "停用日期"),
      optional("mode", oneOf(CareMode.values()), "照料方式", "托养方式")),
  PERSONS(
      "persons",
      "人员",
      Keeper.REGISTRY,
      key("person_id", CODE, "人员编号", "编号", "人员编码"),
      required("name", TEXT, "姓名", "名字"),
      optional("certificate_no", CERTIFICATE, "残疾证号", "残疾人证号", "证号"),
      optional("household_org_unit", AREA, "户籍", "户籍机构", "户籍编码", "户籍乡镇街道"),
      optional("birth_date", DATE, "出生日期", "生日", "出生年月日"),
      optional("phone", PHONE, "联系电话", "电话", "手机", "手机号"),
      optional("guardian_phone", PHONE, "监护人电话", "监护人手机", "监护人联系电话")),
  ENROLMENTS(
      "enrolments",
      "入托登记",
      Keeper.REGISTRY,
      key("person_id", PERSON, "人员编号", "编号", "人员编码"),
      key("home", HOME, "机构编码", "机构", "残疾人之家"),
      key("from", DATE, "开始日期", "入托日期", "登记日期"),
      optional("to", DATE, "结束日期", "离托日期"),
      optional("mode", oneOf(CareMode.values()), "照料方式", "托养方式"),
      optional("weekly_plan", WEEKLY_PLAN, "每周安排", "周计划"),
      optional("start", TIME, "上班时间", "到岗时间", "开始时间"),
      optional("end", TIME, "下班时间", "离岗时间", "结束时间")),
  DEVICES(
      "devices",
      "设备",
      Keeper.REGISTRY,
      key("device_id", CODE, "设备编号", "设备编码"),
      required("protocol", WORD, "协议", "接入协议"),
      required("serial", SERIAL, "序列号", "设备序列号"),
      required("home", HOME, "机构编码", "机构", "残疾人之家"),
      key("from", DATE, "开始日期", "启用日期", "安装日期"),
      optional("to", DATE, "结束日期", "停用日期"),
      optional("direction", oneOf(PunchDirection.values()), "方向", "进出方向"),
      optional("service", SERVICE, "服务", "服务类型"),
      optional("time_zone", ZONE, "时区"),
      optional("token", TOKEN, "令牌", "密钥")),
  CREDENTIALS(
      "credentials",
      "凭证",
      Keeper.REGISTRY,
      key("scope", SCOPE, "范围", "适用范围"),
      key("number", BADGE, "号码", "卡号", "工号", "考勤号"),
      required("person_id", PERSON, "人员编号", "编号", "人员编码"),
      key("from", DATE, "开始日期", "启用日期", "发卡日期"),
      optional("to", DATE, "结束日期", "停用日期")),
  NEEDS(
      "needs",
      "需求",
      Keeper.REGISTRY,
      key("person_id", PERSON, "人员编号", "编号", "人员编码"),
      key("need", oneOf(NeedKind.values()), "需求", "需求类型"),
      key("from", DATE, "开始日期", "调查日期"),
      optional("to", DATE, "结束日期"),
      optional("source", TEXT, "来源", "数据来源")),
  DENOMINATORS(
      "denominators",
      "分母",
      Keeper.REGISTRY,
      key("indicator", INDICATOR, "指标", "指标编码"),
      key("org_unit", ORG_UNIT, "机构编码", "机构"),
      key("period", PERIOD, "期间", "周期", "统计期"),
      optional("numerator", FIGURE, "分子"),
      required("denominator", FIGURE, "分母"),
      optional("source", TEXT, "来源", "数据来源")),
  TARGETS(
      "targets",
      "目标",
      Keeper.REGISTRY,
      key("indicator", INDICATOR, "指标", "指标编码"),
      key("org_unit", ORG_UNIT, "机构编码", "机构"),
      key("from", DATE, "开始日期"),
      optional("to", DATE, "结束日期"),
      required("target", PERCENT, "目标", "目标值"),
      optional("source", TEXT, "来源", "依据")),
  SERVICE_RECORDS(
      "service-records",
      "服务记录",
      Keeper.LEDGER,
      key("person_id", PERSON, "人员编号", "编号", "人员编码"),
      key("home", HOME, "机构编码", "机构", "残疾人之家"),
      key("date", DATE, "日期", "服务日期"),
      key("service", SERVICE, "服务", "服务类型"),
      keyOrEmpty("start", TIME, "开始时间"),
      optional("end", TIME, "结束时间"),
      optional("recorder", TEXT, "记录人"),
      optional("reason", TEXT, "原因", "事由", "备注")),
  LEAVES(
      "leaves",
      "请假",
      Keeper.LEDGER,
      key("person_id", PERSON, "人员编号", "编号", "人员编码"),
      key("from", DATE, "开始日期"),
      optional("to", DATE, "结束日期"),
      optional("kind", TEXT, "请假类型", "类型", "假别"),
      optional("reason", TEXT, "原因", "事由", "备注")),
  OPENINGS(
      "openings",
      "开放安排",
      Keeper.REGISTRY,
      key("home", HOME, "机构编码", "机构", "残疾人之家"),
      key("date", DATE, "日期"),
      required("open", BOOLEAN, "是否开放", "开放"),
      optional("reason", TEXT, "原因", "事由", "备注")),
  SENSORS(
      "sensors",
      "传感器",
      Keeper.REGISTRY,
      key("sensor_id", CODE, "传感器编号", "传感器编码"),
      required("source", TEXT, "来源", "数据来源", "主题"),
      required("home", HOME, "机构编码", "机构", "残疾人之家"),
      optional("room", TEXT, "房间", "位置"),
      required("kind", WORD, "类型", "测量类型"),
      optional("unit", TEXT, "单位")),
  CLOCK_RULES(
      "clock-rules",
      "时钟校正",
      Keeper.REGISTRY,
      key("device_id", DEVICE, "设备编号", "设备编码"),
      key("from", DATE, "开始日期"),
      optional("to", DATE, "结束日期"),
      required("ahead_seconds", SECONDS, "快秒数", "时钟偏快秒数"),
      required("reason", TEXT, "原因", "事由", "备注"));

  /** Who keeps the accepted rows. */
  public enum Keeper {
    REGISTRY,
    LEDGER
  }

  private final String code;
  private final String chineseName;
  private final Keeper keeper;
  private final List<Column> columns;
  private final List<Column> keyColumns;
  private final List<Integer> keyPlaces;
  private final Map<String, Integer> indexes;

  ImportKind(String code, String chineseName, Keeper keeper, Column... columns) {
    this.code = code;
    this.chineseName = chineseName;
    this.keeper = keeper;
    this.columns = List.of(columns);
    this.keyColumns = this.columns.stream().filter(Column::isKey).toList();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      places.put(columns[i].name(), i);
    }
    this.indexes = Map.copyOf(places);
    this.keyPlaces = keyColumns.stream().map(column -> indexes.get(column.name())).toList();
  }

  /** The kind with this code, for instance {@code org-units}. */
  public static Optional<ImportKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  /** How paths, commands and the journal write the kind. */
  public String code() {
    return code;
  }

  public String chineseName() {
    return chineseName;
  }

  /** Whether {@link Registry#with} takes the rows; if not, the ledger keeps them. */
  public boolean isKeptInRegistry() {
    return keeper == Keeper.REGISTRY;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The columns that identify a row, in the order of the key. */
  List<Column> keyColumns() {
    return keyColumns;
  }

  /** The places of the key columns in a row. */
  List<Integer> keyPlaces() {
    return keyPlaces;
  }

  /** The place of a column in a row; asking for one that is not there is a fault. */
  int indexOf(String column) {
    Integer index = indexes.get(column);
    if (index == null) {
      throw new IllegalArgumentException(code + " have no column " + column);
    }
    return index;
  }
}
