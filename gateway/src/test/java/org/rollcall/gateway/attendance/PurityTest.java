package org.rollcall.gateway.attendance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules stay pure: nothing but {@code java.*} and their own values. */
class PurityTest {
  private static final JavaClasses RULES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "org.rollcall.gateway.attendance",
              "org.rollcall.gateway.calendar",
              "org.rollcall.gateway.indicator");

  @Test
  void knowsNothingButJavaAndItsOwnValues() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.rollcall.gateway.attendance",
            "org.rollcall.gateway.calendar",
            "org.rollcall.gateway.indicator")
        .check(RULES);
  }

  @Test
  void letsIndicatorsKnowAttendanceAndNotTheOtherWayRound() {
    classes()
        .that()
        .resideInAnyPackage("org.rollcall.gateway.attendance", "org.rollcall.gateway.calendar")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("org.rollcall.gateway.indicator")
        .check(RULES);
  }
}
