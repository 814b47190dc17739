/**
 * Published figures in every format: which column or data element holds what. Between the ledger's
 * rows and the writers.
 */
@NullMarked
package org.rollcall.gateway.exchange.figures;

import org.jspecify.annotations.NullMarked;
