package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All rows of one kind, with their typed records, in each of the plan's orders. Immutable; a change
 * costs O(log n) a row and shares the rest.
 */
final class Shelf<T> {

  /** A row and what it says. */
  record Entry<T>(Row row, T value) {}

  /** Sorts after every date and whatever follows a date, so a floor below it finds the last row. */
  private static final String AFTER_EVERYTHING = "\uffff";

  private final ShelfPlan<T> plan;
  private final List<SortedTree<Entry<T>>> trees;

  private Shelf(ShelfPlan<T> plan, List<SortedTree<Entry<T>>> trees) {
    this.plan = plan;
    this.trees = trees;
  }

  static <T> Shelf<T> empty(ShelfPlan<T> plan) {
    List<SortedTree<Entry<T>>> trees = new ArrayList<>();
    plan.indexes().forEach(index -> trees.add(SortedTree.empty()));
    return new Shelf<>(plan, trees);
  }

  Shelf<T> with(List<Row> rows) {
    List<SortedTree<Entry<T>>> changed = new ArrayList<>(trees);
    for (Row row : rows) {
      Optional<Row> old = changed.get(0).get(row.key()).map(Entry::row);
      if (!old.equals(Optional.of(row))) {
        put(changed, old, new Entry<>(row, plan.reader().apply(row)));
      }
    }
    return new Shelf<>(plan, changed);
  }

  private void put(List<SortedTree<Entry<T>>> changed, Optional<Row> old, Entry<T> entry) {
    for (int i = 0; i < changed.size(); i++) {
      Index index = plan.indexes().get(i);
      Optional<String> oldKey = old.flatMap(index::keyOf);
      Optional<String> newKey = index.keyOf(entry.row());
      SortedTree<Entry<T>> tree = changed.get(i);
      if (oldKey.isPresent() && !oldKey.equals(newKey)) {
        tree = tree.without(oldKey.get());
      }
      changed.set(i, newKey.isPresent() ? tree.with(newKey.get(), entry) : tree);
    }
  }

  Optional<T> get(String... key) {
    return entry(String.join(Row.KEY_SEPARATOR, key)).map(Entry::value);
  }

  Optional<Entry<T>> entry(String key) {
    return trees.get(0).get(key);
  }

  /** The record of a group that starts last on or before the date. */
  Optional<T> startedBy(LocalDate date, Index index, String... group) {
    return tree(index).floor(prefix(group), date + AFTER_EVERYTHING).map(Entry::value);
  }

  /** The record of a group that starts last. */
  Optional<T> last(Index index, String... group) {
    return tree(index).floor(prefix(group), AFTER_EVERYTHING).map(Entry::value);
  }

  /** All records whose index key starts with these cells, in the order of the index. */
  List<T> under(Index index, String... group) {
    return entriesUnder(index, prefix(group)).stream().map(Entry::value).toList();
  }

  List<Entry<T>> entriesUnder(Index index, String prefix) {
    List<Entry<T>> found = new ArrayList<>();
    tree(index).scan(prefix, (key, entry) -> key.startsWith(prefix) && found.add(entry));
    return found;
  }

  /** Shows the entries behind a key, in the order of the keys, until told to stop. */
  void scanAfter(String key, Predicate<Entry<T>> visitor) {
    trees.get(0).scan(key, (at, entry) -> at.equals(key) || visitor.test(entry));
  }

  private SortedTree<Entry<T>> tree(Index index) {
    return trees.get(plan.indexes().indexOf(index));
  }

  private static String prefix(String... group) {
    return group.length == 0 ? "" : String.join(Row.KEY_SEPARATOR, group) + Row.KEY_SEPARATOR;
  }
}
