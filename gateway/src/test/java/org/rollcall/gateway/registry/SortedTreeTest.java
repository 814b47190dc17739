package org.rollcall.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SortedTreeTest {

  /** A negative number takes the key out, another puts it in. */
  @Property
  void holdsWhatATreeMapHolds(
      @ForAll @Size(max = 200) List<@IntRange(min = -50, max = 50) Integer> steps) {
    SortedTree<Integer> tree = SortedTree.empty();
    TreeMap<String, Integer> map = new TreeMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String key = key(Math.abs(steps.get(i)));
      if (steps.get(i) < 0) {
        tree = tree.without(key);
        map.remove(key);
      } else {
        tree = tree.with(key, i);
        map.put(key, i);
      }
    }
    assertThat(keysFrom(tree, "")).containsExactlyElementsOf(map.keySet());
    for (int probe = 0; probe <= 50; probe++) {
      String key = key(probe);
      assertThat(tree.get(key)).isEqualTo(Optional.ofNullable(map.get(key)));
      assertThat(tree.floor("", key))
          .isEqualTo(Optional.ofNullable(map.floorEntry(key)).map(entry -> entry.getValue()));
      assertThat(keysFrom(tree, key)).containsExactlyElementsOf(map.tailMap(key).keySet());
    }
  }

  @Test
  void keepsOldTreesAsTheyWere() {
    SortedTree<Integer> one = SortedTree.<Integer>empty().with("a", 1).with("b", 2);
    SortedTree<Integer> other = one.with("a", 3).without("b");

    assertThat(one.get("a")).contains(1);
    assertThat(one.get("b")).contains(2);
    assertThat(other.get("a")).contains(3);
    assertThat(other.get("b")).isEmpty();
  }

  @Test
  void findsTheFloorWithinAPrefixOnly() {
    SortedTree<Integer> tree = SortedTree.<Integer>empty().with("a 1", 1).with("b 5", 5);

    assertThat(tree.floor("b ", "4")).isEmpty();
    assertThat(tree.floor("b ", "5")).contains(5);
    assertThat(tree.floor("b ", "9")).contains(5);
  }

  @Test
  void staysShallowWhenKeysComeInOrder() {
    SortedTree<Integer> tree = SortedTree.empty();
    for (int i = 0; i < 100_000; i++) {
      tree = tree.with(key(i), i);
    }
    // a lopsided tree would overflow the stack of the scan
    assertThat(keysFrom(tree, "")).hasSize(100_000);
  }

  private static List<String> keysFrom(SortedTree<Integer> tree, String from) {
    List<String> keys = new ArrayList<>();
    tree.scan(from, (key, value) -> keys.add(key));
    return keys;
  }

  private static String key(int number) {
    return "%06d".formatted(number);
  }
}
