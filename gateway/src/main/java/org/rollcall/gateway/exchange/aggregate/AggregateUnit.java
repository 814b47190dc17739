package org.rollcall.gateway.exchange.aggregate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An org unit as receivers must know it.
 *
 * @param level 1 at the top
 * @param opened the first day; empty where it was always there
 * @param closed the last day; empty while it is open
 */
public record AggregateUnit(
    String code,
    String name,
    Optional<String> parent,
    int level,
    Optional<LocalDate> opened,
    Optional<LocalDate> closed) {}
