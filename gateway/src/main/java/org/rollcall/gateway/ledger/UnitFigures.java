package org.rollcall.gateway.ledger;

import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.indicator.Completeness;
import org.rollcall.gateway.indicator.UnitFacts;
import org.rollcall.gateway.registry.OrgUnit;

/**
 * What a unit's figures are counted from, and what is to be told beside them.
 *
 * @param status of the month that is the least far signed off
 * @param revision of the least revised month
 */
public record UnitFigures(
    OrgUnit unit,
    UnitFacts facts,
    Completeness completeness,
    MonthStatus status,
    int revision,
    String ruleVersion,
    String calendarVersion) {}
