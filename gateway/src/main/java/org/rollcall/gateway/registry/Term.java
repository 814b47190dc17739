package org.rollcall.gateway.registry;

import java.util.List;
import java.util.Optional;

/** A word of a closed vocabulary: how files and the API write it, and what else people write. */
public interface Term {

  /** The word itself, for instance {@code home}. */
  String code();

  /** Other spellings that an import accepts; the first is the Chinese name. */
  List<String> aliases();

  /** Finds a term by its code or an alias, whatever the case. */
  static <T extends Term> Optional<T> find(List<T> terms, String text) {
    return terms.stream()
        .filter(
            term ->
                term.code().equalsIgnoreCase(text)
                    || term.aliases().stream().anyMatch(text::equalsIgnoreCase))
        .findFirst();
  }

  /** The term that a canonical cell holds. */
  static <T extends Term> T of(List<T> terms, String code) {
    for (T term : terms) {
      if (term.code().equals(code)) {
        return term;
      }
    }
    throw new IllegalArgumentException("no such term: " + code);
  }
}
