package org.rollcall.gateway.security;

import java.time.Instant;
import java.util.Optional;

/** A program that calls with a bearer token. */
public record ApiToken(
    String id,
    Principal principal,
    Instant createdAt,
    String createdBy,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt) {}
