package org.rollcall.gateway.security;

import java.time.Instant;

/**
 * What a purge removed of a class, or would remove.
 *
 * @param before what is older goes
 */
public record PurgeReport(
    String author, Instant at, RetentionClass of, Instant before, Span removed) {

  PurgeReport with(Span rows) {
    return new PurgeReport(author, at, of, before, rows);
  }
}
