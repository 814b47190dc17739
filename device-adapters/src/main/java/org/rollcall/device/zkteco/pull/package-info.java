/**
 * ZKTeco terminals that are read over port 4370, by TCP or UDP: what never pushes, and what was
 * lost on the way. This package knows frames and records; what a record means as an event is the
 * package above's to say, so that a punch that was pushed and one that was pulled are the same.
 */
@NullMarked
package org.rollcall.device.zkteco.pull;

import org.jspecify.annotations.NullMarked;
