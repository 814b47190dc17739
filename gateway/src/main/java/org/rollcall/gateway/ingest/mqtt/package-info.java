/**
 * Where MQTT comes in: the gateway's own endpoint, which acknowledges a message only when the
 * journal has it, or a broker that stands between. It knows no protocol beyond MQTT itself.
 */
@NullMarked
package org.rollcall.gateway.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
