package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.sheet.Language;

/** In which format and language a caller gets figures. */
final class Negotiation {
  private static final String JSON = "application/json";
  private static final Pattern LANGUAGE =
      Pattern.compile("\\s*(zh|en|\\*)(?:-[\\w-]*)?\\s*(?:;\\s*q=([01](?:\\.\\d{0,3})?))?\\s*");

  private Negotiation() {}

  /**
   * The format that the caller likes best; empty for the API's own JSON.
   *
   * @param others the formats that there are besides
   * @throws Refusal with what there is, where nothing of it is wanted
   */
  static Optional<ExportFormat> format(RoutingContext context, ExportFormat... others) {
    context.response().putHeader("Vary", "Accept, Accept-Language");
    List<String> types =
        Stream.concat(Stream.of(JSON), Stream.of(others).map(ExportFormat::mediaType)).toList();
    String header = Optional.ofNullable(context.request().getHeader("Accept")).orElse("");
    int best =
        Accept.parse(header)
            .best(types.stream().map(Accept.Media::of).toList())
            .orElseThrow(
                () ->
                    new Refusal(
                        ErrorCode.NOT_ACCEPTABLE,
                        "there are "
                            + String.join(", ", types)
                            + "; name one of them in the header Accept"));
    return best == 0 ? Optional.empty() : Optional.of(others[best - 1]);
  }

  static Language language(RoutingContext context) {
    return language(Optional.ofNullable(context.request().getHeader("Accept-Language")).orElse(""));
  }

  /** Chinese unless English is liked better. */
  static Language language(String header) {
    BigDecimal chinese = BigDecimal.ZERO;
    BigDecimal english = BigDecimal.ZERO;
    for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
      Matcher range = LANGUAGE.matcher(part);
      if (range.matches()) {
        BigDecimal weight =
            Optional.ofNullable(range.group(2)).map(BigDecimal::new).orElse(BigDecimal.ONE);
        if (range.group(1).equals("en")) {
          english = english.max(weight);
        } else {
          chinese = chinese.max(weight);
        }
      }
    }
    return english.compareTo(chinese) > 0 ? Language.ENGLISH : Language.CHINESE;
  }
}
