// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;

/// ASVS V8.1.1, V8.2.1, V13.4.5, V15.3.3.
@AnalyzeClasses(packages = "fr.mercure", importOptions = ImportOption.DoNotIncludeTests.class)
class EndpointsTest {
  @ArchTest
  static final ArchRule EVERY_ENDPOINT_SAYS_WHO_MAY_CALL_IT =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .and()
          .areDeclaredInClassesThat()
          .areNotAssignableTo(ErrorController.class)
          .should()
          .beAnnotatedWith(Allowed.class)
          .because("an endpoint without @Allowed is closed to all");

  @ArchTest
  static final ArchRule OPEN_ENDPOINTS_EXPECT_NOBODY =
      methods()
          .that()
          .areAnnotatedWith(Allowed.class)
          .should(notContradictItself())
          .because("whoever is not signed in has no rights and is no Actor: take Optional<Actor>");

  private static ArchCondition<JavaMethod> notContradictItself() {
    return new ArchCondition<>("not ask for somebody where anyone may come") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Allowed allowed = method.getAnnotationOfType(Allowed.class);
        boolean asks =
            allowed.value().length > 0
                || method.getRawParameterTypes().stream()
                    .anyMatch(t -> t.isEquivalentTo(Actor.class));
        boolean open = allowed.anyone() || allowed.firstFactor();
        boolean both = allowed.anyone() && allowed.firstFactor();
        events.add(
            new SimpleConditionEvent(method, !both && !(open && asks), method.getFullName()));
      }
    };
  }
}
