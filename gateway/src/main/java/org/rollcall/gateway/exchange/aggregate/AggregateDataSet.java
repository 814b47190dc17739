package org.rollcall.gateway.exchange.aggregate;

import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.indicator.PeriodKind;

/** The data sets: the same figures of every org unit, one set for each length of a period. */
@SuppressWarnings("ImmutableEnumChecker") // labels are immutable, which the checker cannot see
public enum AggregateDataSet {
  DAILY(PeriodKind.DAY, "Daily", new Label("残疾人之家日报", "Homes, daily")),
  WEEKLY(PeriodKind.WEEK, "Weekly", new Label("残疾人之家周报", "Homes, weekly")),
  MONTHLY(PeriodKind.MONTH, "Monthly", new Label("残疾人之家月报", "Homes, monthly")),
  QUARTERLY(PeriodKind.QUARTER, "Quarterly", new Label("残疾人之家季报", "Homes, quarterly")),
  YEARLY(PeriodKind.YEAR, "Yearly", new Label("残疾人之家年报", "Homes, yearly"));

  private final PeriodKind kind;
  private final String periodType;
  private final Label label;

  AggregateDataSet(PeriodKind kind, String periodType, Label label) {
    this.kind = kind;
    this.periodType = periodType;
    this.label = label;
  }

  /** {@code CJR_HOME_MONTHLY} and the like. */
  public String code() {
    return "CJR_HOME_" + name();
  }

  /** DHIS2's name for periods of this length. */
  String periodType() {
    return periodType;
  }

  Label label() {
    return label;
  }

  public static AggregateDataSet of(PeriodKind kind) {
    return Stream.of(values())
        .filter(set -> set.kind == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no data set has periods of a " + kind));
  }

  /** The data set of this code or DHIS2 identifier. */
  public static Optional<AggregateDataSet> named(String id) {
    return Stream.of(values())
        .filter(
            set -> set.code().equals(id) || Dhis2Uid.of(Dhis2Kind.DATA_SET, set.code()).equals(id))
        .findFirst();
  }
}
