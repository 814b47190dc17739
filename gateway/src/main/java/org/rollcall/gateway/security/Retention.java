package org.rollcall.gateway.security;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long each class is kept; none shorter than its least. */
public record Retention(Map<RetentionClass, Duration> kept) {
  public Retention {
    Map<RetentionClass, Duration> whole = new EnumMap<>(RetentionClass.class);
    for (RetentionClass one : RetentionClass.values()) {
      whole.put(one, one.requireLong(kept.getOrDefault(one, one.usual())));
    }
    kept = Map.copyOf(whole);
  }

  public static Retention standard() {
    return new Retention(Map.of());
  }

  public Duration of(RetentionClass one) {
    return kept.getOrDefault(one, one.usual());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Retention[");
    for (RetentionClass one : RetentionClass.values()) {
      text.append(text.length() > 10 ? " " : "").append(one.code()).append('=');
      text.append(of(one).toDays()).append('d');
    }
    return text.append(']').toString();
  }
}
