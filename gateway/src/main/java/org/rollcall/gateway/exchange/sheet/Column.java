package org.rollcall.gateway.exchange.sheet;

/**
 * A column of a form.
 *
 * @param widthChars how many Latin letters wide it is in a workbook
 * @param isPrinted whether the workbook has it; codes and versions that would crowd a sheet of
 *     paper are in the CSV only
 */
public record Column(Label label, int widthChars, boolean isPrinted) {
  public static Column printed(String chinese, String english, int widthChars) {
    return new Column(new Label(chinese, english), widthChars, true);
  }

  public static Column csvOnly(String chinese, String english) {
    return new Column(new Label(chinese, english), 0, false);
  }
}
