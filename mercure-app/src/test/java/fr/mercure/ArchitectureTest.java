// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(
    packages = "fr.mercure",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.Ours.class})
class ArchitectureTest {
  /// Templates are generated; their shape is not ours to judge.
  static final class Ours implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("/web/templates/");
    }
  }

  private static final String NOISE = ".*(Service|Manager|Impl|Utils?|Helper|Dto|DTO|Mapper)";

  @ArchTest
  static final ArchRule LAW_IS_PURE =
      noClasses()
          .that()
          .haveNameMatching(".*(Lifecycle|Rules|State|Command|Outcome|Charges)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..")
          .because("the law must be testable without a server");

  @ArchTest
  static final ArchRule LIBRARIES_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "fr.mercure.kernel..", "fr.mercure.messages..", "fr.mercure.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta..")
          .because("they serve the command line and the tests as well as the application");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveNameMatching(NOISE)
          .because("such endings say nothing; CONTRIBUTING.md lists the nine that do");

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("fr.mercure.postgres.EmbeddedPostgres")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .because("a test must be able to set the clock: take a " + Clock.class.getSimpleName());

  @ArchTest
  static final ArchRule NO_FIELD_INJECTION =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .because("a constructor shows what a class needs");

  @ArchTest
  static final ArchRule NO_CLASS_INHERITANCE =
      classes()
          .that(areOrdinary())
          .should()
          .beAssignableTo(describe("a class of its own", ArchitectureTest::standsAlone))
          .because("composition reads top to bottom; only exceptions and framework hooks extend");

  private static DescribedPredicate<JavaClass> areOrdinary() {
    return describe(
        "are ordinary classes",
        c ->
            !c.isInterface()
                && !c.isEnum()
                && !c.isRecord()
                && !c.isAnonymousClass()
                && !c.isAssignableTo(Throwable.class)
                && c.getRawSuperclass().filter(s -> s.isEnum()).isEmpty());
  }

  private static boolean standsAlone(JavaClass c) {
    return c.getRawSuperclass().map(s -> !s.getPackageName().startsWith("fr.mercure")).orElse(true);
  }
}
