package org.rollcall.gateway.attendance;

import java.time.Instant;

/** A completed stretch {@code [in, out)} of one service. */
record ServiceSession(String type, Instant in, Instant out) {}
