package org.rollcall.gateway.exchange.sheet;

import java.util.List;

/**
 * A table as a form: what stands over it, its columns, and what its numbers mean.
 *
 * @param title of the sheet of paper
 * @param name of the sheet in the workbook
 * @param under lines below the title: whose figures, of which period
 */
public record SheetForm(
    Label name, Label title, List<Label> under, List<Column> columns, List<Definition> meanings) {
  public SheetForm {
    under = List.copyOf(under);
    columns = List.copyOf(columns);
    meanings = List.copyOf(meanings);
  }
}
