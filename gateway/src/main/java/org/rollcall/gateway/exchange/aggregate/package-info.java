/**
 * Figures for systems, out: data values by org unit and period, as DHIS2 {@code dataValueSets} JSON
 * or IHE ADX XML, and the metadata by which a DHIS2 takes them in. Streams; knows neither ledger
 * nor HTTP.
 */
@NullMarked
package org.rollcall.gateway.exchange.aggregate;

import org.jspecify.annotations.NullMarked;
