package org.rollcall.gateway.exchange.aggregate;

/** The kinds of things that DHIS2 has identifiers for; one code may name things of several. */
enum Dhis2Kind {
  ORG_UNIT,
  DATA_ELEMENT,
  DATA_SET,
  INDICATOR,
  INDICATOR_TYPE,
  CATEGORY,
  CATEGORY_OPTION,
  CATEGORY_COMBO,
  CATEGORY_OPTION_COMBO
}
