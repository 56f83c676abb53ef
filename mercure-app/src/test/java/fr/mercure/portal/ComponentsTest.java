// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern CALL = Pattern.compile("@template\\.([\\w.]+)\\(");

  @Test
  void allStandInTheGallery() throws IOException {
    var shown = new TreeSet<String>();
    follow("portal.gallery", shown);
    try (Stream<Path> components = Files.list(TEMPLATES.resolve("component"))) {
      Set<String> all =
          components
              .map(p -> p.getFileName().toString())
              .map(name -> "component." + name.substring(0, name.indexOf('.')))
              .collect(Collectors.toSet());
      assertThat(shown).containsAll(all);
    }
  }

  private static void follow(String template, Set<String> shown) throws IOException {
    if (shown.add(template)) {
      String text = Files.readString(TEMPLATES.resolve(template.replace('.', '/') + ".jte"));
      for (String called : CALL.matcher(text).results().map(m -> m.group(1)).toList()) {
        follow(called, shown);
      }
    }
  }
}
