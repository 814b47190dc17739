package org.rollcall.gateway.exchange.sheet;

/**
 * What is known of all rows when the last one is written: how old they are, by which rules.
 *
 * @param origin as-of time and versions
 * @param receipt under which the pull was logged, or empty text
 */
public record Footer(Label origin, Label receipt) {}
