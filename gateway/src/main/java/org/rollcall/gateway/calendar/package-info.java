/**
 * Which civil days are working days: the Monday-to-Friday week, corrected by the yearly notices of
 * the State Council. Pure: {@code java.*} and values only.
 */
@NullMarked
package org.rollcall.gateway.calendar;

import org.jspecify.annotations.NullMarked;
