/** Tests of the formats for people. */
@NullMarked
package org.rollcall.gateway.exchange.sheet;

import org.jspecify.annotations.NullMarked;
