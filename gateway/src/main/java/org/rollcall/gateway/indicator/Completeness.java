package org.rollcall.gateway.indicator;

/**
 * How much of what a figure should be made of is there.
 *
 * @param reporting homes of which any check-in, service or resident of the period is known
 * @param expected homes that stood in the period
 * @param terminalGaps silences of their terminals that touch the period
 * @param openCorrections of days of the period, not yet decided
 */
public record Completeness(int reporting, int expected, int terminalGaps, int openCorrections) {}
