package org.rollcall.gateway.attendance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything known of one person on one service date, at all sites with facts: presence at two
 * sites at once shows only here.
 *
 * @param zone the civil time of the sites
 * @param sites 1 to {@link #SITES_MAX}, each site once; kept in the order of their codes
 */
public record PersonDate(String person, LocalDate date, ZoneId zone, List<SiteDay> sites) {
  public static final int SITES_MAX = 100;

  public PersonDate {
    if (sites.isEmpty() || sites.size() > SITES_MAX) {
      throw new IllegalArgumentException(
          "a person date has 1 to " + SITES_MAX + " sites: " + person + " " + date);
    }
    if (sites.size() > 1) {
      sites = inOrder(sites);
    } else {
      sites = List.copyOf(sites);
    }
  }

  private static List<SiteDay> inOrder(List<SiteDay> sites) {
    Set<String> codes = new HashSet<>();
    for (SiteDay site : sites) {
      if (!codes.add(site.site())) {
        throw new IllegalArgumentException("a person date has each site once: " + site.site());
      }
    }
    return sites.stream().sorted(Comparator.comparing(SiteDay::site)).toList();
  }
}
