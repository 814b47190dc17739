package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys of a data folder, oldest first. The newest seals; all of them open. The oldest also
 * opens what was sealed before sealed texts named their key.
 */
public record KeyRing(List<SealingKey> keys) {
  /** Keys of one folder; a rotation a year fills a ring in a generation. */
  public static final int KEYS_MAX = 32;

  public KeyRing {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > KEYS_MAX) {
      throw new SealingException(
          "A key file holds 1 to %d keys, not %d.".formatted(KEYS_MAX, keys.size()));
    }
    if (keys.stream().map(SealingKey::id).distinct().count() < keys.size()) {
      throw new SealingException("A key stands twice in the key file: restore it from a backup.");
    }
  }

  public static KeyRing of(SealingKey key) {
    return new KeyRing(List.of(key));
  }

  public SealingKey newest() {
    return keys.get(keys.size() - 1);
  }

  /** The key that a text was sealed with, if it is here. */
  Optional<SealingKey> keyOf(Sealed sealed) {
    return sealed
        .keyId()
        .map(id -> keys.stream().filter(key -> key.id().equals(id)).findFirst())
        .orElseGet(() -> Optional.of(keys.get(0)));
  }

  public boolean isOfNewest(Sealed sealed) {
    return keyOf(sealed).map(SealingKey::id).equals(Optional.of(newest().id()));
  }

  KeyRing with(SealingKey newest) {
    List<SealingKey> more = new ArrayList<>(keys);
    more.add(newest);
    return new KeyRing(more);
  }

  /** The identifiers, oldest first. */
  @Override
  public String toString() {
    return keys.stream().map(SealingKey::id).collect(Collectors.joining(", "));
  }
}
