package org.rollcall.device;

import java.time.ZoneId;

/**
 * A terminal as the registry knows it now.
 *
 * @param id the registry's identifier, for instance {@code ZK-01}
 * @param key what the terminal calls itself
 * @param zone the civil time that the terminal's clock is meant to show
 * @param hasToken whether the terminal was given a bearer token, so that its word needs one
 */
public record KnownDevice(String id, DeviceKey key, ZoneId zone, boolean hasToken) {}
