package org.rollcall.gateway.registry;

import java.util.List;
import java.util.Locale;

/**
 * One column of an import kind.
 *
 * @param name the English header, lower case with underscores
 * @param aliases Chinese headers that mean the same; the first is the one that exports write
 * @param presence whether a file and each of its rows must have it
 */
public record Column(String name, List<String> aliases, Presence presence, CellType type) {
  private static final int MASK_SHOWN_CHARS = 6;

  /** Whether a cell may be empty. */
  public enum Presence {
    /** Part of what identifies a row; never empty. */
    KEY,
    /** Part of what identifies a row; may be empty. */
    KEY_OR_EMPTY,
    /** Never empty. */
    REQUIRED,
    /** May be empty, and the whole column may be left out. */
    OPTIONAL
  }

  public Column {
    aliases = List.copyOf(aliases);
  }

  static Column key(String name, CellType type, String... aliases) {
    return new Column(name, List.of(aliases), Presence.KEY, type);
  }

  static Column keyOrEmpty(String name, CellType type, String... aliases) {
    return new Column(name, List.of(aliases), Presence.KEY_OR_EMPTY, type);
  }

  static Column required(String name, CellType type, String... aliases) {
    return new Column(name, List.of(aliases), Presence.REQUIRED, type);
  }

  static Column optional(String name, CellType type, String... aliases) {
    return new Column(name, List.of(aliases), Presence.OPTIONAL, type);
  }

  /** Whether the cells are sealed or hashed, and masked wherever they are shown. */
  public boolean isSensitive() {
    return type.isSensitive();
  }

  boolean isKey() {
    return presence == Presence.KEY || presence == Presence.KEY_OR_EMPTY;
  }

  boolean mayBeEmpty() {
    return presence == Presence.OPTIONAL || presence == Presence.KEY_OR_EMPTY;
  }

  /** Whether a header cell, in either language and any case, is this column. */
  boolean answersTo(String header) {
    return name.equals(header.toLowerCase(Locale.ROOT)) || aliases.contains(header);
  }

  /** How a problem may show a cell: of a secret nothing, of a sensitive text the beginning. */
  String shown(String text) {
    return switch (type.protection()) {
      case OPEN -> text;
      case HASHED -> "*".repeat(Math.min(text.length(), MASK_SHOWN_CHARS));
      case SEALED -> masked(text);
    };
  }

  private static String masked(String text) {
    int length = text.codePointCount(0, text.length());
    int shown = length > MASK_SHOWN_CHARS ? MASK_SHOWN_CHARS : 0;
    return text.substring(0, text.offsetByCodePoints(0, shown)) + "*".repeat(length - shown);
  }
}
