/**
 * Indicators: definitions in a closed vocabulary, evaluated over masks of homes' months; how a
 * figure is formed, shown, held against its target and withheld. Pure: {@code java.*} and values
 * only.
 */
@NullMarked
package org.rollcall.gateway.indicator;

import org.jspecify.annotations.NullMarked;
