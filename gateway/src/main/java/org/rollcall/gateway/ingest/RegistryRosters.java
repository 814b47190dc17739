package org.rollcall.gateway.ingest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.Rosters;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.DeviceRoster;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Sealer;

/** Whom terminals should know, by the registry of this moment. Safe from any thread. */
public final class RegistryRosters implements Rosters {
  private static final String PURPOSE = "roster-entry";
  private static final int FINGERPRINT_CHARS = 16;

  private final Supplier<Registry> registry;
  private final Sealer sealer;
  private final Clock clock;

  public RegistryRosters(Supplier<Registry> registry, Sealer sealer, Clock clock) {
    this.registry = registry;
    this.sealer = sealer;
    this.clock = clock;
  }

  @Override
  public Optional<RosterEntry> entry(DeviceKey key, String number) {
    Registry now = registry.get();
    return now.latestDevice(key)
        .flatMap(place -> now.device(key, today(now, place)))
        .flatMap(place -> new DeviceRoster(now, place, today(now, place)).holder(number))
        .map(DeviceRoster.Holder::entry);
  }

  /** Keyed, because a name is too short to be hidden by a hash alone. */
  @Override
  public String fingerprint(RosterEntry entry) {
    String hash = sealer.hash(PURPOSE, entry.number() + '\0' + entry.name());
    return hash.substring(hash.length() - FINGERPRINT_CHARS);
  }

  private LocalDate today(Registry now, Device place) {
    return LocalDate.ofInstant(clock.instant(), now.zone(place.home()));
  }
}
