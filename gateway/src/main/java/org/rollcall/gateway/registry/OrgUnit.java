package org.rollcall.gateway.registry;

import java.util.Optional;

/**
 * A federation, township, home or centre.
 *
 * @param parent the unit above; empty only at the top
 * @param mode how a home or centre works by default; empty for the others
 */
public record OrgUnit(
    String code,
    String name,
    OrgUnitKind kind,
    Optional<String> parent,
    Validity validity,
    Optional<CareMode> mode) {

  public OrgUnit {
    if (parent.isEmpty() && kind != OrgUnitKind.FEDERATION) {
      throw new IllegalArgumentException(code + " needs a parent");
    }
    if (mode.isPresent() != kind.isSite()) {
      throw new IllegalArgumentException(code + ": homes and centres have a mode, others none");
    }
  }

  static OrgUnit of(Row row) {
    return new OrgUnit(
        row.text("code"),
        row.text("name"),
        row.term("kind", OrgUnitKind.values()),
        row.optional("parent"),
        row.validity(),
        row.optional("mode").map(mode -> row.term("mode", CareMode.values())));
  }

  /** Whether people can be enrolled there: a home or a centre. */
  public boolean isSite() {
    return kind.isSite();
  }
}
