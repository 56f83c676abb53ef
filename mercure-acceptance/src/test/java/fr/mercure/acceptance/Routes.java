// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The addresses that answer a GET, as the controllers declare them: a page that is added is tried
/// without anybody having to think of it.
final class Routes {
  private Routes() {}

  /// The patterns of all pages: no API, no stream of events.
  static List<String> pages() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
    return scanner.findCandidateComponents("fr.mercure").stream()
        .map(BeanDefinition::getBeanClassName)
        .flatMap(Routes::methods)
        .map(method -> method.getAnnotation(GetMapping.class))
        .filter(mapping -> mapping != null)
        .filter(
            mapping -> Arrays.stream(mapping.produces()).allMatch(type -> type.contains("html")))
        .flatMap(mapping -> Stream.concat(of(mapping.value()), of(mapping.path())))
        .filter(path -> !path.startsWith("/api/"))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Method> methods(String name) {
    try {
      return of(Class.forName(name).getDeclaredMethods());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> Stream<T> of(T[] values) {
    return Arrays.stream(values);
  }
}
