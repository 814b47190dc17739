package org.rollcall.gateway.exchange.aggregate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.indicator.Period;

/**
 * The data values of an org unit and period.
 *
 * @param completeDate since when they are final; empty while they may change
 */
public record DataValueGroup(
    String dataSet,
    String orgUnit,
    Period period,
    Optional<LocalDate> completeDate,
    List<DataValue> values) {
  public DataValueGroup {
    values = List.copyOf(values);
  }
}
