package org.rollcall.device;

import java.util.Optional;

/**
 * Whom terminals should know, by the registry of this moment. Names are asked for when they go out
 * and never written down. Safe from any thread; never blocks.
 */
public interface Rosters {

  /** Who should stand on the terminal under the number today; empty where nobody should. */
  Optional<RosterEntry> entry(DeviceKey key, String number);

  /** A short text that is the same for the same entry, and tells nothing of it to others. */
  String fingerprint(RosterEntry entry);

  /** Rosters of a gateway without a registry: nobody should stand anywhere. */
  static Rosters none() {
    return new Rosters() {
      @Override
      public Optional<RosterEntry> entry(DeviceKey key, String number) {
        return Optional.empty();
      }

      @Override
      public String fingerprint(RosterEntry entry) {
        return "";
      }
    };
  }
}
