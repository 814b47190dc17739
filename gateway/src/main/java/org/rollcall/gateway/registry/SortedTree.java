package org.rollcall.gateway.registry;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map from text: a balanced (AVL) tree that shares all but one path with the
 * tree it was made from. Every lookup and change is O(log n), so a registry of a province can be
 * changed one row at a time and old snapshots stay readable.
 */
final class SortedTree<V> {
  private final @Nullable Node<V> root;

  private SortedTree(@Nullable Node<V> root) {
    this.root = root;
  }

  static <V> SortedTree<V> empty() {
    return new SortedTree<>(null);
  }

  Optional<V> get(String key) {
    Node<V> node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order == 0) {
        return Optional.of(node.value);
      }
      node = order < 0 ? node.left : node.right;
    }
    return Optional.empty();
  }

  /** The value of the greatest key that starts with the prefix and is not above prefix + rest. */
  Optional<V> floor(String prefix, String rest) {
    String limit = prefix + rest;
    Node<V> node = root;
    Node<V> best = null;
    while (node != null) {
      if (node.key.compareTo(limit) <= 0) {
        best = node;
        node = node.right;
      } else {
        node = node.left;
      }
    }
    return best != null && best.key.startsWith(prefix) ? Optional.of(best.value) : Optional.empty();
  }

  /** Shows entries from the first key not below {@code from}, ascending, until told to stop. */
  void scan(String from, BiPredicate<String, V> visitor) {
    scan(root, from, visitor);
  }

  SortedTree<V> with(String key, V value) {
    return new SortedTree<>(add(root, key, value));
  }

  SortedTree<V> without(String key) {
    return new SortedTree<>(remove(root, key));
  }

  private static <V> boolean scan(
      @Nullable Node<V> node, String from, BiPredicate<String, V> visitor) {
    if (node == null) {
      return true;
    }
    int order = node.key.compareTo(from);
    return (order <= 0 || scan(node.left, from, visitor))
        && (order < 0 || visitor.test(node.key, node.value))
        && scan(node.right, from, visitor);
  }

  private static <V> Node<V> add(@Nullable Node<V> node, String key, V value) {
    if (node == null) {
      return new Node<>(null, key, value, null);
    }
    int order = key.compareTo(node.key);
    if (order == 0) {
      return new Node<>(node.left, key, value, node.right);
    }
    return order < 0
        ? balanced(add(node.left, key, value), node, node.right)
        : balanced(node.left, node, add(node.right, key, value));
  }

  private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, String key) {
    if (node == null) {
      return null;
    }
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balanced(remove(node.left, key), node, node.right);
    }
    if (order > 0) {
      return balanced(node.left, node, remove(node.right, key));
    }
    if (node.left == null || node.right == null) {
      return node.left == null ? node.right : node.left;
    }
    Node<V> next = first(node.right);
    return balanced(node.left, next, remove(node.right, next.key));
  }

  private static <V> Node<V> first(Node<V> node) {
    Node<V> first = node;
    while (first.left != null) {
      first = first.left;
    }
    return first;
  }

  /** Joins two trees whose heights differ by at most two around the entry of a node. */
  private static <V> Node<V> balanced(
      @Nullable Node<V> left, Node<V> middle, @Nullable Node<V> right) {
    if (left != null && left.height > height(right) + 1) {
      if (left.right != null && left.right.height > height(left.left)) {
        Node<V> top = left.right;
        return top.around(left.around(left.left, top.left), middle.around(top.right, right));
      }
      return left.around(left.left, middle.around(left.right, right));
    }
    if (right != null && right.height > height(left) + 1) {
      if (right.left != null && right.left.height > height(right.right)) {
        Node<V> top = right.left;
        return top.around(middle.around(left, top.left), right.around(top.right, right.right));
      }
      return right.around(middle.around(left, right.left), right.right);
    }
    return middle.around(left, right);
  }

  private static int height(@Nullable Node<?> node) {
    return node == null ? 0 : node.height;
  }

  private static final class Node<V> {
    final @Nullable Node<V> left;
    final String key;
    final V value;
    final @Nullable Node<V> right;
    final int height;

    Node(@Nullable Node<V> left, String key, V value, @Nullable Node<V> right) {
      this.left = left;
      this.key = key;
      this.value = value;
      this.right = right;
      this.height = 1 + Math.max(height(left), height(right));
    }

    /** The same entry between other neighbours. */
    Node<V> around(@Nullable Node<V> newLeft, @Nullable Node<V> newRight) {
      return new Node<>(newLeft, key, value, newRight);
    }
  }
}
