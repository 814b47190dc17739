package org.rollcall.gateway.registry;

/**
 * A badge, card or terminal number means a person, within a scope and for some time.
 *
 * @param scope {@code device:ID}, {@code home:CODE}, {@code dingtalk:CORP} or {@code *}
 * @param number as the terminal sends it
 */
public record Credential(String scope, String number, String person, Validity validity)
    implements Dated {

  /** The scope of numbers that mean the same person wherever they are shown. */
  public static final String EVERYWHERE = "*";

  public Credential {
    if (validity.from().isEmpty() || validity.isEmpty()) {
      throw new IllegalArgumentException("a credential holds from a day on, for a day at least");
    }
  }

  static Credential of(Row row) {
    return new Credential(
        row.text("scope"), row.text("number"), row.text("person_id"), row.validity());
  }

  @Override
  public String label() {
    return "the credential of " + person;
  }
}
