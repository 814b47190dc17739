package org.rollcall.device.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rollcall.device.recording.Escapes;
import org.rollcall.device.recording.RecordedCase;

/** Looks for what must not be in a recording, in any of the forms that it could have. */
public final class Leaks {
  private Leaks() {}

  /** The secrets that are there, each with the form in which it was found. */
  public static List<String> in(String files, List<String> secrets) {
    List<String> found = new ArrayList<>();
    String lower = files.toLowerCase(Locale.ROOT);
    String bytes = new String(unescaped(files), StandardCharsets.ISO_8859_1);
    for (String secret : secrets) {
      for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
        byte[] raw = secret.getBytes(charset);
        if (bytes.contains(new String(raw, StandardCharsets.ISO_8859_1))) {
          found.add(secret + " as " + charset);
        }
        if (lower.contains(HexFormat.of().formatHex(raw))) {
          found.add(secret + " in hexadecimal");
        }
        if (base64(raw).anyMatch(files::contains)) {
          found.add(secret + " in base 64");
        }
      }
    }
    return found;
  }

  /** Without the characters at the ends, which depend on what stands beside it. */
  private static Stream<String> base64(byte[] raw) {
    return Stream.of(0, 1, 2)
        .map(
            shift -> {
              byte[] shifted = new byte[raw.length + shift];
              System.arraycopy(raw, 0, shifted, shift, raw.length);
              String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
              return text.substring(shift == 0 ? 0 : shift + 1, text.length() - 1);
            })
        .filter(text -> text.length() >= 4);
  }

  private static byte[] unescaped(String files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part : files.replace(RecordedCase.PART, "").replace("\\n", "\n").split("(?<=\n)")) {
      out.writeBytes(Escapes.unescape(part));
    }
    return out.toByteArray();
  }
}
