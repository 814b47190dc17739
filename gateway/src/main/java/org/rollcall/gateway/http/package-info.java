/**
 * The HTTP surface: people's API (contract first, {@code openapi.yaml}), pages, health and metrics
 * on one listener, terminals on another. One class a resource; each only translates.
 */
@NullMarked
package org.rollcall.gateway.http;

import org.jspecify.annotations.NullMarked;
