package org.rollcall.device.hikvision;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes in, {@link Decoded}s out. Pure: never throws on any input, never logs, knows no clock and
 * no registry. What a body is follows from its first byte, for content types are wrong or missing:
 *
 * <pre>
 * {  [     JSON
 * <        XML
 * --       multipart, whose parts are looked at in the same way
 * binary   a picture
 * else     multipart that lost its beginning, a heartbeat in words, or unreadable
 * </pre>
 */
final class HikvisionCodec {
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final int DECLARATION_BYTES = 256;
  private static final Pattern LATER_DELIMITER = Pattern.compile("(?m)^--\\S+\\r?$");

  /** What looks like a picture in base 64, wherever it stands. */
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/=_-]{128,}");

  static final String HEARTBEAT = "heartbeat";
  private static final int RAW_LOOK_CHARS = 16_384;

  private HikvisionCodec() {}

  /**
   * Reads a whole body; nothing in, nothing out.
   *
   * @param contentType what the header says, of which only the boundary is of use
   */
  static List<Decoded> decode(Optional<String> contentType, byte[] body) {
    int ink = Shape.firstInk(body, 0, body.length);
    if (ink == body.length) {
      return List.of();
    }
    if (Shape.isDocument(body, 0, body.length)) {
      return document(body);
    }
    Optional<String> boundary = contentType.flatMap(type -> PartHead.parameter(type, "boundary"));
    if (isMultipart(boundary, body, ink)) {
      return multipart(boundary, body);
    }
    return Shape.isBinary(body, 0, body.length)
        ? List.of(new Decoded.Picture())
        : List.of(words(body));
  }

  /** What one part of a multipart body holds. */
  static List<Decoded> part(Part part) {
    byte[] body = part.body().getBytes();
    return switch (part.kind()) {
      case DOCUMENT -> document(body);
      case PICTURE -> List.of(new Decoded.Picture());
      case TOO_LARGE -> List.of(new Decoded.Unreadable("", "a part of the body is too large"));
      case PREAMBLE -> List.of(words(body));
      case PLAIN -> List.of(plain(part, body));
    };
  }

  /** Fields of a form beside the event say nothing of use. */
  private static Decoded plain(Part part, byte[] body) {
    Decoded words = words(body);
    boolean blank = Shape.firstInk(body, 0, body.length) == body.length;
    return words instanceof Decoded.Heartbeat || (part.isNamedEvent() && !blank)
        ? words
        : new Decoded.Aside();
  }

  /** A document of either format as a tree. */
  static Tree tree(byte[] document) {
    int ink = Shape.firstInk(document, 0, document.length);
    boolean xml = ink < document.length && document[ink] == '<';
    String text = text(document, ink);
    return xml ? XmlTreeReader.read(text) : JsonTreeReader.read(text);
  }

  private static List<Decoded> document(byte[] document) {
    Tree tree = tree(document);
    return tree.root().isEmpty() && tree.problem().isPresent()
        ? List.of(unreadable(text(document, 0), tree.problem().get()))
        : AccessEventReader.read(tree);
  }

  private static List<Decoded> multipart(Optional<String> boundary, byte[] body) {
    List<Decoded> decoded = new ArrayList<>();
    PartSplitter splitter =
        new PartSplitter(boundary, body.length, false, part -> decoded.addAll(part(part)));
    splitter.feed(body);
    splitter.end();
    return decoded;
  }

  static boolean isMultipart(Optional<String> boundary, byte[] body, int ink) {
    if (body[ink] == '-' && ink + 1 < body.length && body[ink + 1] == '-') {
      return true;
    }
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return boundary.map(b -> text.contains("--" + b)).orElse(false)
        || LATER_DELIMITER.matcher(text).find();
  }

  private static Decoded words(byte[] body) {
    String text = text(body, 0);
    return text.strip().equalsIgnoreCase(HEARTBEAT)
        ? new Decoded.Heartbeat()
        : unreadable(text, "the body is no event in any known form");
  }

  private static Decoded unreadable(String text, String problem) {
    String start = text.substring(0, Math.min(text.length(), RAW_LOOK_CHARS)).strip();
    return new Decoded.Unreadable(LONG_WORD.matcher(start).replaceAll("…"), problem);
  }

  private static String text(byte[] b, int from) {
    int ink = Shape.firstInk(b, from, b.length);
    return new String(b, ink, b.length - ink, charset(b, ink));
  }

  private static Charset charset(byte[] b, int from) {
    String start =
        new String(
            b, from, Math.min(b.length - from, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(start);
    if (declared.find()) {
      try {
        return Charset.forName(declared.group(1));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return StandardCharsets.UTF_8;
      }
    }
    return StandardCharsets.UTF_8;
  }
}
