package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.exchange.aggregate.AggregateDataSet;
import org.rollcall.gateway.exchange.aggregate.DataValue;
import org.rollcall.gateway.exchange.aggregate.DataValueGroup;
import org.rollcall.gateway.exchange.aggregate.DataValueWriter;
import org.rollcall.gateway.indicator.Period;

/** Gathers the values of one unit and period, and hands them on when the next one begins. */
final class GroupedValues {
  private final DataValueWriter writer;
  private final List<DataValue> values = new ArrayList<>();
  private Optional<Place> place = Optional.empty();

  private record Place(String orgUnit, Period period, Optional<LocalDate> completeDate) {}

  GroupedValues(DataValueWriter writer) {
    this.writer = writer;
  }

  /** What follows is of this unit and period. */
  void at(String orgUnit, Period period, Optional<LocalDate> completeDate) throws IOException {
    Optional<Place> next = Optional.of(new Place(orgUnit, period, completeDate));
    if (!next.equals(place)) {
      handOn();
      place = next;
    }
  }

  void add(DataValue value) {
    values.add(value);
  }

  void finish() throws IOException {
    handOn();
    writer.finish();
  }

  private void handOn() throws IOException {
    if (place.isPresent()) {
      Place of = place.get();
      writer.group(
          new DataValueGroup(
              AggregateDataSet.of(of.period().kind()).code(),
              of.orgUnit(),
              of.period(),
              of.completeDate(),
              values));
      values.clear();
    }
  }
}
