package org.rollcall.gateway.exchange.figures;

import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.indicator.RatioProblem;
import org.rollcall.gateway.indicator.RowFlag;

/** What the codes of figures are called on paper. */
final class FigureWords {
  static final Label YES = new Label("是", "yes");
  static final Label NO = new Label("否", "no");

  private FigureWords() {}

  static Label of(MonthStatus status) {
    return switch (status) {
      case OPEN -> new Label("进行中", "under way");
      case PROVISIONAL -> new Label("待填报", "not submitted");
      case SUBMITTED -> new Label("已填报", "submitted");
      case APPROVED -> new Label("已审批", "approved");
      case LOCKED -> new Label("已锁定", "locked");
    };
  }

  static Label of(RatioProblem reason) {
    return switch (reason) {
      case NO_DENOMINATOR -> new Label("分母为零", "no denominator");
      case ABOVE_HUNDRED -> new Label("超过100%，分子或分母有误", "above 100 %: one number is wrong");
    };
  }

  static Label of(RowFlag flag) {
    return switch (flag) {
      case AGGREGATE_DENOMINATOR -> new Label("分母为申报总数", "denominator as declared");
      case EXTERNAL -> new Label("外部数据", "from outside");
      case PROVISIONAL_CALENDAR -> new Label("放假安排未公布", "holidays not yet announced");
      case SUPPRESSED -> new Label("人数过少，不予公布", "too few people to be told");
    };
  }

  /** What a value is measured in, where it is no percentage. */
  static Label unit(String unit) {
    return unit.equals("days") ? new Label("天", "days") : Label.same(unit);
  }
}
