package org.rollcall.device;

import java.time.ZoneId;

/**
 * A terminal as the registry knows it now.
 *
 * @param id the registry's identifier, for instance {@code ZK-01}
 * @param key what the terminal calls itself
 * @param zone the civil time that the terminal's clock is meant to show
 */
public record KnownDevice(String id, DeviceKey key, ZoneId zone) {}
