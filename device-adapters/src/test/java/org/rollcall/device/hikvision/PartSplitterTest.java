package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stream's habits that no request has. */
class PartSplitterTest {
  private static final int PART_MAX_BYTES = 20_000;

  private final List<Part> parts = new ArrayList<>();
  private final PartSplitter stream =
      new PartSplitter(Optional.of("<frontier>"), PART_MAX_BYTES, true, parts::add);

  @Test
  void handsOnADocumentBeforeItsDelimiterHasCome() {
    feed("--<frontier>\r\nContent-Type: application/json\r\n\r\n{\"a\":\"}\"");
    assertThat(parts).isEmpty();

    feed("}");

    assertThat(texts()).containsExactly("{\"a\":\"}\"}");
  }

  @Test
  void handsOnXmlOnceItsFirstElementIsClosed() {
    feed("--<frontier>\n\n<?xml version=\"1.0\"?><Alert a=\"1\"><b/></b>");
    assertThat(parts).isEmpty();

    feed("</Alert>\n");

    assertThat(texts()).containsExactly("<?xml version=\"1.0\"?><Alert a=\"1\"><b/></b></Alert>");
  }

  @Test
  void letsAPartThatIsTooLargeGoPastAndReadsTheNext() {
    feed("--<frontier>\r\nContent-Type: image/jpeg\r\n\r\n");
    for (int i = 0; i < 10; i++) {
      feed("\u00ff\u00d8".repeat(PART_MAX_BYTES / 4));
    }
    feed("\r\n--<frontier>\r\n\r\n{}");

    assertThat(parts)
        .extracting(Part::kind)
        .containsExactly(Part.Kind.TOO_LARGE, Part.Kind.DOCUMENT);
  }

  @Test
  void goesOnAfterTheLastDelimiter() {
    feed("--<frontier>\n\n{}\n--<frontier>--\n\n\n--<frontier>\n\n[]\n");

    assertThat(texts()).containsExactly("{}", "[]");
  }

  @Test
  void holdsNothingOfWhatHasNoDelimiter() {
    for (int i = 0; i < 100; i++) {
      feed("no delimiter here\n".repeat(1_000));
    }
    feed("--<frontier>\n\n{}\n");

    assertThat(parts).extracting(Part::kind).contains(Part.Kind.DOCUMENT);
    assertThat(parts.get(0).body().length()).isLessThanOrEqualTo(2 * PartSplitter.LINE_MAX_BYTES);
  }

  private void feed(String bytes) {
    stream.feed(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> texts() {
    return parts.stream().map(part -> part.body().toString()).toList();
  }
}
