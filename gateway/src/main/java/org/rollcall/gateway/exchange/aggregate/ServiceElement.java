package org.rollcall.gateway.exchange.aggregate;

import org.rollcall.gateway.exchange.sheet.Label;

/** What is counted of every service; each a data element with the category {@code SERVICE}. */
@SuppressWarnings("ImmutableEnumChecker") // labels are immutable, which the checker cannot see
public enum ServiceElement {
  PERSONS("SVC_PERSONS", new Label("服务人数", "Persons served"), false),
  PERSON_TIMES("SVC_PERSON_TIMES", new Label("服务人次", "Person-times"), true),
  SESSIONS("SVC_SESSIONS", new Label("服务场次", "Service sessions"), true),
  MINUTES("SVC_MINUTES", new Label("服务分钟", "Service minutes"), true);

  private final String code;
  private final Label label;
  private final boolean isAdditive;

  ServiceElement(String code, Label label, boolean isAdditive) {
    this.code = code;
    this.label = label;
    this.isAdditive = isAdditive;
  }

  /** The code of the data element. */
  public String code() {
    return code;
  }

  Label label() {
    return label;
  }

  boolean isAdditive() {
    return isAdditive;
  }
}
