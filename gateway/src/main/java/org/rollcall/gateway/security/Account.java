package org.rollcall.gateway.security;

import java.time.Instant;
import java.util.Optional;

/** A person who signs in with a password. */
public record Account(
    Principal principal,
    Instant createdAt,
    String createdBy,
    Instant passwordAt,
    Optional<Instant> disabledAt) {}
