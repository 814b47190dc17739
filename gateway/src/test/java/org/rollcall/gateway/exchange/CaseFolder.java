package org.rollcall.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A case of a format: a folder with what goes in, and what must come out to the byte. */
public record CaseFolder(Class<?> test, String name) {

  public byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(test.getResourceAsStream(name + "/" + file), name + "/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** What was written is the file, to the byte. */
  public void assertIs(String file, byte[] written) {
    assertThat(new String(written, StandardCharsets.UTF_8))
        .as(name + "/" + file)
        .isEqualTo(text(file));
    assertThat(written).as(name + "/" + file).isEqualTo(bytes(file));
  }
}
