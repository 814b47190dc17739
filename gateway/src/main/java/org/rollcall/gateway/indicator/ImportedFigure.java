package org.rollcall.gateway.indicator;

import java.util.OptionalLong;

/**
 * Figures that somebody else declared for a unit and a period.
 *
 * @param numerator empty where only the total was declared
 */
public record ImportedFigure(OptionalLong numerator, long denominator) {}
