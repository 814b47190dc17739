/**
 * Ratios and periods: how a figure is formed, shown and held against its target. Pure: {@code
 * java.*} and values only.
 */
@NullMarked
package org.rollcall.gateway.indicator;

import org.jspecify.annotations.NullMarked;
