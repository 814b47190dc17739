/**
 * Tables for people, out: one form, written row by row as CSV or as a workbook that prints well.
 * Knows neither ledger nor HTTP; memory does not grow with the rows.
 */
@NullMarked
package org.rollcall.gateway.exchange.sheet;

import org.jspecify.annotations.NullMarked;
