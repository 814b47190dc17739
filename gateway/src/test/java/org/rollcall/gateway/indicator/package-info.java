/** Tests of the rules without anything around them. */
@NullMarked
package org.rollcall.gateway.indicator;

import org.jspecify.annotations.NullMarked;
