package org.rollcall.gateway.exchange;

/** A catalogue of indicators can't be used; the text says which file and why. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CatalogueException(String message) {
    super(message);
  }
}
