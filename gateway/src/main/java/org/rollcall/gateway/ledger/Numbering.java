package org.rollcall.gateway.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers by which the values of an enum stand in the ledger: their places in the declaration.
 * A ledger is rebuilt with every {@link LedgerDatabase#VERSION}, so a new order needs a new version
 * and nothing else.
 */
final class Numbering<E extends Enum<E>> {
  private final Map<E, Integer> numbers;
  private final List<E> values;

  Numbering(Class<E> type) {
    values = List.of(type.getEnumConstants());
    numbers = new EnumMap<>(type);
    for (int i = 0; i < values.size(); i++) {
      numbers.put(values.get(i), i);
    }
  }

  int number(E value) {
    return numbers.getOrDefault(value, -1);
  }

  E value(int number) {
    return values.get(number);
  }
}
