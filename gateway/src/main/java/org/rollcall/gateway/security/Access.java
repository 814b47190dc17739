package org.rollcall.gateway.security;

/**
 * Somebody reads personal data, or pulls figures.
 *
 * @param subjectKind {@code person}, {@code home}, {@code orgUnit}, {@code device} or {@code list}
 * @param subject the identifier; empty for a list
 * @param period date, month or period as it was asked for; empty where the call has none
 * @param wholeNames whether names are shown whole
 * @param remote the address that the call came from
 */
public record Access(
    Principal principal,
    String operation,
    String subjectKind,
    String subject,
    String period,
    boolean wholeNames,
    String remote) {}
