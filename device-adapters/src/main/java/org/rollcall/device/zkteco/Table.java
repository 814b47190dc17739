package org.rollcall.device.zkteco;

import java.util.Locale;
import java.util.Map;

/** What a terminal says it uploads. The shape of each line has the last word. */
enum Table {
  ATTLOG,
  RTLOG,
  OPERLOG,
  RTSTATE,
  OPTIONS,
  /** A further parameter, {@code tablename}, says what it is. */
  TABLEDATA,
  /** One picture as binary, behind a head of text. */
  PICTURE,
  /** A picture per line. */
  PICTURES,
  /** A template per line. */
  TEMPLATES,
  /** Who is enrolled. Only counted. */
  PEOPLE,
  /** The terminal named none. */
  UNNAMED,
  /** The terminal named one that is not here. */
  OTHER;

  private static final Map<String, Table> BY_NAME =
      Map.ofEntries(
          Map.entry("attlog", ATTLOG),
          Map.entry("rtlog", RTLOG),
          // The events of a controller on the way of a query.
          Map.entry("transaction", RTLOG),
          Map.entry("operlog", OPERLOG),
          Map.entry("rtstate", RTSTATE),
          Map.entry("options", OPTIONS),
          Map.entry("tabledata", TABLEDATA),
          Map.entry("attphoto", PICTURE),
          Map.entry("photo", PICTURE),
          Map.entry("biophoto", PICTURES),
          Map.entry("userpic", PICTURES),
          Map.entry("biodata", TEMPLATES),
          Map.entry("fingertmp", TEMPLATES),
          Map.entry("templatev10", TEMPLATES),
          Map.entry("face", TEMPLATES),
          Map.entry("fvein", TEMPLATES),
          Map.entry("palm", TEMPLATES),
          Map.entry("user", PEOPLE),
          Map.entry("userinfo", PEOPLE),
          Map.entry("idcard", PEOPLE),
          Map.entry("usersms", PEOPLE),
          Map.entry("extuser", PEOPLE));

  /** The table of that name, in any case. */
  static Table named(String name) {
    return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), OTHER);
  }

  /** Whether a line that cannot be read may be somebody's attendance, so that it must be kept. */
  boolean isAttendance() {
    return this == ATTLOG || this == RTLOG || this == UNNAMED;
  }
}
