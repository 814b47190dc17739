/**
 * What several protocols need on the wire and none of them owns: bodies within bounds, HTTP dates,
 * the sender's address, and the outbox of simulated terminals.
 */
@NullMarked
package org.rollcall.device.wire;

import org.jspecify.annotations.NullMarked;
