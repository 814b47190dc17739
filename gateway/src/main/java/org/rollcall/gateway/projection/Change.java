package org.rollcall.gateway.projection;

import java.time.LocalDate;

/** Something changed at a home on a service date. */
public record Change(String home, LocalDate date) {}
