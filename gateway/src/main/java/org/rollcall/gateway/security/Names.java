package org.rollcall.gateway.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of accounts and tokens. They stand in facts and in the access log, so one name is one
 * person or program, now and for ever: a deleted one's is free again only where nothing names it.
 */
final class Names {
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,62}");

  /** Authors that nobody signs in as. */
  private static final Set<String> RESERVED = Set.of("admin", "command line", "gateway", "nobody");

  private Names() {}

  /** What is wrong with the form of a name. */
  static Optional<String> problem(String name) {
    if (!FORM.matcher(name).matches() || name.endsWith(" ")) {
      return Optional.of("a name has 1 to 63 letters, digits, blanks and . _ @ -");
    }
    return RESERVED.contains(name)
        ? Optional.of("the name \"" + name + "\" is the gateway's own; choose another")
        : Optional.empty();
  }

  static boolean isTaken(Connection connection, String name) throws SQLException {
    String sql =
        """
        SELECT 1 FROM account WHERE name = ?1
        UNION ALL SELECT 1 FROM token WHERE name = ?1
        UNION ALL SELECT 1 FROM (SELECT 1 FROM access WHERE principal = ?1 LIMIT 1)
        """;
    return !SecurityDatabase.list(connection, sql, row -> true, name).isEmpty();
  }

  /** Org unit codes as one column holds them; no code has a blank. */
  static String join(Set<String> units) {
    return String.join(" ", units.stream().sorted().toList());
  }

  static Set<String> split(String units) {
    return units.isEmpty() ? Set.of() : Set.copyOf(List.of(units.split(" ")));
  }
}
