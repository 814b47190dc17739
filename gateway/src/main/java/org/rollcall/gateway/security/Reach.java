package org.rollcall.gateway.security;

import java.time.LocalDate;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Validity;

/**
 * What a principal may touch: everything where no units are named, else what lies under the units.
 * What the registry does not know lies under none, so that who is bound can't tell it from what is
 * merely elsewhere.
 */
public record Reach(Principal principal, Registry registry) {
  private static final String HOME = "home:";
  private static final String DEVICE = "device:";

  public boolean isUnbound() {
    return principal.units().isEmpty();
  }

  /** Whether all org units that stand under no other are within. */
  public boolean isEverywhere() {
    return isUnbound()
        || registry.orgUnits().stream()
            .filter(unit -> unit.parent().isEmpty())
            .allMatch(root -> hasUnit(root.code()));
  }

  public boolean hasUnit(String code) {
    return isUnbound()
        || registry.lineage(code).stream()
            .anyMatch(above -> principal.units().contains(above.code()));
  }

  /** Whether the unit is within or above what is: where a home lies is no secret of the home. */
  public boolean shows(OrgUnit unit) {
    return hasUnit(unit.code())
        || principal.units().stream()
            .flatMap(own -> registry.lineage(own).stream())
            .anyMatch(above -> above.code().equals(unit.code()));
  }

  /** Whether the person is or was enrolled within at any time. */
  public boolean hasPerson(String person) {
    return isUnbound()
        || registry.enrolmentsOf(person).stream().anyMatch(one -> hasUnit(one.home()));
  }

  /** Whether the person was enrolled within on a day from the first on and before the end. */
  public boolean hasPerson(String person, LocalDate from, LocalDate to) {
    return isUnbound()
        || registry.enrolmentsOf(person).stream()
            .filter(one -> touches(one.days(), from, to))
            .anyMatch(one -> hasUnit(one.home()));
  }

  private static boolean touches(Validity days, LocalDate from, LocalDate to) {
    return days.from().map(first -> first.isBefore(to)).orElse(true)
        && days.to().map(end -> end.isAfter(from)).orElse(true);
  }

  /** Whether the device's last known place is within. */
  public boolean hasDevice(String id) {
    return isUnbound() || registry.device(id).map(Device::home).filter(this::hasUnit).isPresent();
  }

  /** Whether a badge of that scope opens only what is within. */
  public boolean hasCredentialScope(String scope) {
    if (isUnbound()) {
      return true;
    }
    return scope.startsWith(HOME)
        ? hasUnit(scope.substring(HOME.length()))
        : scope.startsWith(DEVICE) && hasDevice(scope.substring(DEVICE.length()));
  }
}
