package org.rollcall.gateway.security;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is local policy of personal data.
 *
 * @param consentPurposes what people can agree to
 */
public record PrivacySettings(Retention retention, Set<String> consentPurposes) {
  private static final int PURPOSES_MAX = 50;
  private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public PrivacySettings {
    consentPurposes = Set.copyOf(consentPurposes);
  }

  public static PrivacySettings standard() {
    return new PrivacySettings(
        Retention.standard(),
        Set.of("attendance", "face-recognition", "health-record", "photos", "research"));
  }

  /** Purposes as the setting lists them, between commas. */
  public static Set<String> purposes(String text) {
    Set<String> purposes = new TreeSet<>();
    Arrays.stream(text.split(",")).map(String::strip).forEach(purposes::add);
    for (String purpose : purposes) {
      if (!PURPOSE.matcher(purpose).matches()) {
        throw new IllegalArgumentException(
            "\"" + purpose + "\" is no purpose; write small letters, digits and -, 32 at most");
      }
    }
    if (purposes.size() > PURPOSES_MAX) {
      throw new IllegalArgumentException("write " + PURPOSES_MAX + " purposes at most");
    }
    return purposes;
  }
}
