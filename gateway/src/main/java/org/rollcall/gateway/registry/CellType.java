package org.rollcall.gateway.registry;

/**
 * What the cells of a column may hold, how they are written canonically, and what they point to.
 *
 * @param description what to write, for the README and for people
 * @param reference whose key the cell is
 * @param protection how the cell is stored
 */
record CellType(String description, Reference reference, Protection protection, Reader reader) {

  /** Turns a cell that is not empty into its canonical text or says what is wrong. */
  @FunctionalInterface
  interface Reader {
    Reading read(String text);
  }

  /** What came of reading a cell. */
  sealed interface Reading {
    record Good(String canonical) implements Reading {}

    record Bad(String problem) implements Reading {}
  }

  /** Which rows of the registry a cell points to. */
  enum Reference {
    NONE,
    ORG_UNIT,
    SITE,
    AREA,
    PERSON,
    SCOPE,
    DEVICE
  }

  /** How a cell is kept. */
  enum Protection {
    /** As it is. */
    OPEN,
    /** Sealed: those who may can read it. */
    SEALED,
    /** As a keyed hash: nobody can read it, everybody who has it can be recognised. */
    HASHED
  }

  static CellType of(String description, Reader reader) {
    return new CellType(description, Reference.NONE, Protection.OPEN, reader);
  }

  CellType pointingTo(Reference target, String newDescription) {
    return new CellType(newDescription, target, protection, reader);
  }

  CellType kept(Protection how) {
    return new CellType(description, reference, how, reader);
  }

  boolean isSensitive() {
    return protection != Protection.OPEN;
  }
}
