package org.rollcall.gateway.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller would take, by {@code Accept} (RFC 9110, 12.5.1): media ranges with their weights.
 * Of parameters only {@code profile} is looked at; what can't be read is passed over, and a header
 * that says nothing takes everything.
 *
 * <pre>
 *  text/csv;q=0.5, application/json;profile=dhis2, *&#47;*;q=0.1
 * </pre>
 */
record Accept(List<Range> ranges) {
  private static final int HEADER_CHARS_MAX = 2_000;
  private static final Pattern RANGE =
      Pattern.compile("\\s*([\\w!#$&^.+*-]+)/([\\w!#$&^.+*-]+)\\s*((?:;[^;]*)*)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*(\\w+)\\s*=\\s*\"?([^\";]*)\"?\\s*");
  private static final Range ANYTHING = new Range("*", "*", Optional.empty(), BigDecimal.ONE);

  Accept {
    ranges = List.copyOf(ranges);
  }

  /** A media range; {@code *} stands for any. */
  record Range(String type, String subtype, Optional<String> profile, BigDecimal weight) {
    private boolean takes(Media media) {
      return (type.equals("*") || type.equals(media.type()))
          && (subtype.equals("*") || subtype.equals(media.subtype()))
          && (profile.isEmpty() || profile.equals(media.profile()));
    }

    /** The narrower range decides. */
    private int narrowness() {
      return (type.equals("*") ? 0 : 4)
          + (subtype.equals("*") ? 0 : 2)
          + (profile.isEmpty() ? 0 : 1);
    }
  }

  /** A media type that there is. */
  record Media(String type, String subtype, Optional<String> profile) {
    static Media of(String mediaType) {
      Range range = range(mediaType).orElseThrow();
      return new Media(range.type(), range.subtype(), range.profile());
    }
  }

  static Accept parse(String header) {
    if (header.length() > HEADER_CHARS_MAX) {
      return new Accept(List.of(ANYTHING));
    }
    List<Range> ranges = new ArrayList<>();
    for (String part : header.split(",")) {
      range(part).ifPresent(ranges::add);
    }
    return new Accept(ranges.isEmpty() ? List.of(ANYTHING) : ranges);
  }

  /** The place of the media type that is liked best; of equals the first. */
  Optional<Integer> best(List<Media> offers) {
    Optional<Integer> best = Optional.empty();
    BigDecimal most = BigDecimal.ZERO;
    for (int i = 0; i < offers.size(); i++) {
      BigDecimal weight = weight(offers.get(i));
      if (weight.compareTo(most) > 0) {
        most = weight;
        best = Optional.of(i);
      }
    }
    return best;
  }

  private BigDecimal weight(Media media) {
    return ranges.stream()
        .filter(range -> range.takes(media))
        .max(Comparator.comparingInt(Range::narrowness))
        .map(Range::weight)
        .orElse(BigDecimal.ZERO);
  }

  private static Optional<Range> range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    Optional<String> profile = Optional.empty();
    BigDecimal weight = BigDecimal.ONE;
    Matcher parameter = PARAMETER.matcher(range.group(3));
    while (parameter.find()) {
      String name = parameter.group(1).toLowerCase(Locale.ROOT);
      String value = parameter.group(2).strip();
      if (name.equals("profile")) {
        profile = Optional.of(value.toLowerCase(Locale.ROOT));
      } else if (name.equals("q")) {
        weight = weight(value);
      }
    }
    return Optional.of(
        new Range(
            range.group(1).toLowerCase(Locale.ROOT),
            range.group(2).toLowerCase(Locale.ROOT),
            profile,
            weight));
  }

  private static BigDecimal weight(String text) {
    return text.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? new BigDecimal(text) : BigDecimal.ONE;
  }
}
