package org.rollcall.gateway.exchange.figures;

/** The formats that figures leave in, besides the API's own JSON. */
public enum ExportFormat {
  CSV("text/csv; charset=utf-8", "csv"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  DHIS2("application/json;profile=dhis2", "json"),
  ADX("application/adx+xml", "xml");

  private final String mediaType;
  private final String ending;

  ExportFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The end of a file's name. */
  public String ending() {
    return ending;
  }

  /** Whether people read it, so that it has a language. */
  public boolean isForPeople() {
    return this == CSV || this == XLSX;
  }
}
