/**
 * Hikvision access and attendance terminals: events that terminals post to the device port, and
 * events that are fetched from terminals.
 */
@NullMarked
package org.rollcall.device.hikvision;

import org.jspecify.annotations.NullMarked;
