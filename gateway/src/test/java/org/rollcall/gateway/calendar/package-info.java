/** Tests of the rules without anything around them. */
@NullMarked
package org.rollcall.gateway.calendar;

import org.jspecify.annotations.NullMarked;
