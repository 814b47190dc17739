package org.rollcall.gateway.ledger;

/**
 * A service of an org unit in a period (domain.md 5.4).
 *
 * @param period a date or a month, as it was asked for
 * @param persons distinct persons with at least one
 * @param personTimes days × persons, 人次
 * @param sessions sessions, at least as many
 * @param minutes minutes of those sessions
 */
public record ServiceCount(
    String orgUnit,
    String period,
    String service,
    long persons,
    long personTimes,
    long sessions,
    long minutes) {}
