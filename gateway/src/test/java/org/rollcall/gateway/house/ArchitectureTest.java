package org.rollcall.gateway.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between packages point inward, and one protocol is one package. */
class ArchitectureTest {
  private static final String GATEWAY = "org.rollcall.gateway.";
  private static final String DEVICE = "org.rollcall.device";

  /** From the outside in. A package may name those after it, and {@code ops}. */
  private static final List<String> LAYERS =
      List.of(
          "cli",
          "http",
          "security",
          "exchange",
          "alert",
          "timeseries",
          "projection",
          "ingest",
          "journal",
          "ledger",
          "registry");

  /** Values and functions of nothing but {@code java.*} and each other, from the outside in. */
  private static final List<String> PURE = List.of("indicator", "attendance", "calendar");

  private static final String OPS = "ops";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rollcall");

  @TestFactory
  Stream<DynamicTest> namesNoPackageFartherOut() {
    List<String> inOrder = Stream.concat(LAYERS.stream(), PURE.stream()).toList();
    return inOrder.stream()
        .map(
            layer ->
                DynamicTest.dynamicTest(
                    layer,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(of(layer))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(packages(inOrder, inOrder.indexOf(layer)))
                            .allowEmptyShould(true)
                            .check(MAIN)));
  }

  @Test
  void keepsTheRulesToJavaAndEachOther() {
    classes()
        .that()
        .resideInAnyPackage(packages(PURE, PURE.size()))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of("java..", "org.jspecify.."), Stream.of(packages(PURE, PURE.size())))
                .toArray(String[]::new))
        .check(MAIN);
  }

  @Test
  void letsOperationsKnowNobody() {
    noClasses()
        .that()
        .resideInAPackage(of(OPS))
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(GATEWAY + "*..")
                .and(JavaClass.Predicates.resideOutsideOfPackage(of(OPS)))
                .as("another package of the gateway"))
        .check(MAIN);
  }

  @Test
  void hasNoPackageThatTheDesignDoesNotName() {
    TreeSet<String> found = new TreeSet<>();
    MAIN.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(GATEWAY))
        .map(name -> name.substring(GATEWAY.length()).split("\\.")[0])
        .forEach(found::add);
    assertThat(found)
        .isSubsetOf(Stream.of(LAYERS, PURE, List.of(OPS)).flatMap(List::stream).toList());
  }

  @Test
  @Tag("invariant-7")
  void namesNoProtocolButWhereTerminalsArePlayed() {
    noClasses()
        .that(
            JavaClass.Predicates.resideInAPackage(GATEWAY + "*..")
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        GATEWAY + "cli.demo..", GATEWAY + "cli.bench.."))
                .and(JavaClass.Predicates.simpleNameStartingWith("Simulate").negate()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(protocols())
        .check(MAIN);
  }

  @Test
  @Tag("invariant-7")
  void keepsProtocolsApartAndNamesThemInOneList() {
    slices().matching(DEVICE + ".(**)").should().beFreeOfCycles().check(MAIN);
    for (String protocol : protocols()) {
      noClasses()
          .that(
              JavaClass.Predicates.resideInAPackage(DEVICE + "..")
                  .and(JavaClass.Predicates.resideOutsideOfPackage(protocol))
                  .and(JavaClass.Predicates.simpleName("Adapters").negate()))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(protocol)
          .check(MAIN);
    }
  }

  @Test
  void letsAdaptersKnowNothingOfTheGateway() {
    noClasses()
        .that()
        .resideInAPackage(DEVICE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GATEWAY + "*..")
        .check(MAIN);
  }

  private static String of(String layer) {
    return GATEWAY + layer + "..";
  }

  private static String[] packages(List<String> layers, int first) {
    return layers.subList(0, first).stream().map(ArchitectureTest::of).toArray(String[]::new);
  }

  /** The packages right under the interface but those that they share, which are no protocol. */
  private static String[] protocols() {
    return MAIN.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(DEVICE + "."))
        .filter(name -> !name.startsWith(DEVICE + ".wire"))
        .filter(name -> !name.startsWith(DEVICE + ".recording"))
        .map(name -> DEVICE + "." + name.substring(DEVICE.length() + 1).split("\\.")[0] + "..")
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }
}
