/**
 * The small service-provider interface between the wire and the gateway: an adapter decodes bytes
 * into {@link org.rollcall.device.DeviceEvent}s, hands them to the {@link
 * org.rollcall.device.Inlet} and answers the terminal only after the receipt. One package beneath
 * this one is one protocol. Nothing here knows of storage, people or attendance.
 */
@NullMarked
package org.rollcall.device;

import org.jspecify.annotations.NullMarked;
