package org.rollcall.gateway.projection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.registry.Credential;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.Registry;

/**
 * Remembers what a registry said of a terminal and of a badge on a date: a person's punches of one
 * day ask the same. Another registry, as each import makes, begins anew. Belongs to one thread.
 */
final class RegistryAnswers {
  private static final int KEPT_MAX = 20_000;

  private final Map<DeviceDay, Optional<Device>> devices = new HashMap<>();
  private final Map<BadgeDay, Optional<Credential>> credentials = new HashMap<>();
  private final Map<ClockDay, Long> clocks = new HashMap<>();
  private Registry asked = Registry.empty();

  private record DeviceDay(DeviceKey key, LocalDate date) {}

  private record ClockDay(String device, LocalDate shown) {}

  private record BadgeDay(
      String device, String home, String number, LocalDate date, Optional<String> organisation) {}

  /** As {@link Registry#device}. */
  Optional<Device> device(Registry registry, DeviceKey key, LocalDate date) {
    ask(registry);
    return devices.computeIfAbsent(
        new DeviceDay(key, date), day -> registry.device(day.key(), day.date()));
  }

  /** As {@link Registry#clockRule}, in milliseconds; 0 where nobody stated anything. */
  long aheadMs(Registry registry, Device device, LocalDate shown) {
    ask(registry);
    return clocks.computeIfAbsent(
        new ClockDay(device.id(), shown),
        day ->
            registry
                .clockRule(day.device(), day.shown())
                .map(rule -> rule.ahead().toMillis())
                .orElse(0L));
  }

  /** As {@link Registry#credential}. */
  Optional<Credential> credential(
      Registry registry,
      Device device,
      String number,
      LocalDate date,
      Optional<String> organisation) {
    ask(registry);
    return credentials.computeIfAbsent(
        new BadgeDay(device.id(), device.home(), number, date, organisation),
        day ->
            registry.credential(
                day.device(), day.home(), day.number(), day.date(), day.organisation()));
  }

  private void ask(Registry registry) {
    boolean full = devices.size() >= KEPT_MAX || credentials.size() >= KEPT_MAX;
    if (full || registry != asked) {
      devices.clear();
      credentials.clear();
      clocks.clear();
      asked = registry;
    }
  }
}
