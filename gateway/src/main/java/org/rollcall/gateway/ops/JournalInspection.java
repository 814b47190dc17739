package org.rollcall.gateway.ops;

import java.nio.file.Path;
import java.util.List;

/** What a backup asks of the journal's owner. Both may be asked while the journal is written. */
public interface JournalInspection {

  /** The newest position in a journal file, 0 when it is empty. */
  long end(Path file);

  /** What is wrong with a journal file; empty when every entry is as it was written. */
  List<Finding> findings(Path file);
}
