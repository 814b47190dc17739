/**
 * The gateway's side of the device interface: knows which terminals may deliver, makes deliveries
 * durable, remembers who knocked. It interprets nothing.
 */
@NullMarked
package org.rollcall.gateway.ingest;

import org.jspecify.annotations.NullMarked;
