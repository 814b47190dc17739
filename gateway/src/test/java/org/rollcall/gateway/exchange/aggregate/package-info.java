/** Tests of the formats for systems. */
@NullMarked
package org.rollcall.gateway.exchange.aggregate;

import org.jspecify.annotations.NullMarked;
