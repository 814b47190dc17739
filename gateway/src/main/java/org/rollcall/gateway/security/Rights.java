package org.rollcall.gateway.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The table of role and operation, {@code rights.csv}: the one place that says who may do what. */
public final class Rights {
  private static final String RESOURCE = "rights.csv";
  private static final List<String> FIRST_COLUMNS = List.of("operation", "scope", "logged");

  private final Map<String, Right> byOperation;

  private Rights(Map<String, Right> byOperation) {
    this.byOperation = byOperation;
  }

  public static Rights read() {
    try (InputStream in = Rights.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return parse(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Rights parse(List<String> lines) {
    List<List<String>> table =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split(",", -1)).map(String::strip).toList())
            .toList();
    List<Role> roles = roles(table.get(0));
    Map<String, Right> rights = new TreeMap<>();
    for (List<String> cells : table.subList(1, table.size())) {
      Right right = right(cells, roles);
      if (rights.put(right.operation(), right) != null) {
        throw new IllegalStateException(RESOURCE + " has two lines for " + right.operation());
      }
    }
    return new Rights(rights);
  }

  private static List<Role> roles(List<String> header) {
    if (header.size() <= FIRST_COLUMNS.size()
        || !header.subList(0, FIRST_COLUMNS.size()).equals(FIRST_COLUMNS)) {
      throw new IllegalStateException(RESOURCE + " begins with the columns " + FIRST_COLUMNS);
    }
    return header.subList(FIRST_COLUMNS.size(), header.size()).stream()
        .map(
            code ->
                Role.find(code)
                    .orElseThrow(
                        () -> new IllegalStateException(RESOURCE + ": there is no role " + code)))
        .toList();
  }

  private static Right right(List<String> cells, List<Role> roles) {
    String operation = cells.get(0);
    if (cells.size() != FIRST_COLUMNS.size() + roles.size()) {
      throw new IllegalStateException(RESOURCE + ": " + operation + " has too few or many cells");
    }
    EnumSet<Role> may = EnumSet.noneOf(Role.class);
    for (int i = 0; i < roles.size(); i++) {
      String mark = cells.get(FIRST_COLUMNS.size() + i);
      if (mark.equals("x")) {
        may.add(roles.get(i));
      } else if (!mark.isEmpty()) {
        throw new IllegalStateException(RESOURCE + ": " + operation + " has a mark that is no x");
      }
    }
    return new Right(
        operation,
        term(Right.Scope.values(), Right.Scope::code, cells.get(1), operation),
        term(Right.Logged.values(), Right.Logged::code, cells.get(2), operation),
        may);
  }

  private static <T> T term(T[] terms, Function<T, String> code, String text, String operation) {
    return Arrays.stream(terms)
        .filter(term -> code.apply(term).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(RESOURCE + ": " + operation + " has \"" + text + "\""));
  }

  public Optional<Right> of(String operation) {
    return Optional.ofNullable(byOperation.get(operation));
  }

  /** The operations that have a line. */
  public Set<String> operations() {
    return new TreeSet<>(byOperation.keySet());
  }

  /** Stops the start while an operation has no line: better no gateway than an open door. */
  public void requireAll(Collection<String> operations) {
    TreeSet<String> missing = new TreeSet<>(operations);
    missing.removeAll(byOperation.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException(RESOURCE + " says nothing about " + missing);
    }
  }
}
