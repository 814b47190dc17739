/**
 * Any terminal that can post JSON: check-ins on the device port with the device's bearer token. The
 * path for hardware that no other package knows.
 */
@NullMarked
package org.rollcall.device.json;

import org.jspecify.annotations.NullMarked;
