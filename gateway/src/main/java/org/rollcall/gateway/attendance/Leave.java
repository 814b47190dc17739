package org.rollcall.gateway.attendance;

/**
 * Approved leave that covers the date.
 *
 * @param kind the kind of leave as recorded, for instance {@code SICK}
 */
public record Leave(String id, String kind) {}
