package org.rollcall.gateway.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps small numbers of people from readers outside the federation: a cell that tells of 1 to k −
 * 1 people is withheld, and where it is the only one of its group another is withheld with it,
 * since the group's total less the others would tell it all the same.
 *
 * @param fewest k, the fewest people that may be told of; 1 withholds nothing
 */
public record Suppression(int fewest) {
  public static final int STANDARD = 5;

  public Suppression {
    if (fewest < 1) {
      throw new IllegalArgumentException("k is at least 1");
    }
  }

  /**
   * One number of a group that adds up to a total, for instance a township of a county.
   *
   * @param unit names the cell in its group
   * @param countsPeople whether numerator and denominator are numbers of people
   */
  public record Cell(String unit, Figure figure, boolean countsPeople) {}

  /** The units whose numbers are withheld. */
  public Set<String> withheld(List<Cell> group) {
    Set<String> withheld = new HashSet<>();
    group.stream().filter(this::isSmall).map(Cell::unit).forEach(withheld::add);
    if (withheld.size() == 1 && group.size() > 1) {
      complement(group, withheld).ifPresent(withheld::add);
    }
    return withheld;
  }

  /** The cell with the fewest people of the others, by name where several have as many. */
  private static Optional<String> complement(List<Cell> group, Set<String> withheld) {
    List<Cell> others = new ArrayList<>(group);
    others.removeIf(cell -> withheld.contains(cell.unit()) || cell.figure().people() == 0);
    return others.stream()
        .min(Comparator.comparingLong((Cell c) -> c.figure().people()).thenComparing(Cell::unit))
        .map(Cell::unit);
  }

  private boolean isSmall(Cell cell) {
    Figure figure = cell.figure();
    if (isFew(figure.people())) {
      return true;
    }
    if (!cell.countsPeople()) {
      return false;
    }
    // Whoever knows that 19 of 20 came knows of the one who did not.
    long rest = figure.denominator().orElse(figure.numerator()) - figure.numerator();
    return isFew(figure.numerator()) || isFew(rest);
  }

  private boolean isFew(long people) {
    return people > 0 && people < fewest;
  }
}
