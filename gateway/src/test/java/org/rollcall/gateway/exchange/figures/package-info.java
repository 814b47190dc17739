/** Tests of figures in every format. */
@NullMarked
package org.rollcall.gateway.exchange.figures;

import org.jspecify.annotations.NullMarked;
