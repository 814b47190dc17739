package org.rollcall.gateway.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A form that an extract is written in, section by section, to memory. */
sealed interface ExtractForm permits JsonForm, CsvForm {
  void section(String name, List<String> columns) throws IOException;

  void row(List<Optional<Object>> cells) throws IOException;

  /** Writes the end; everything that was written. */
  byte[] finished() throws IOException;

  String mediaType();
}
