// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.Options;

class ModulesTest {
  /// Without the compiled templates: they show every module's page models, and every module calls
  /// them through one generated interface.
  private final ApplicationModules modules =
      ApplicationModules.of(
          Mercure.class, JavaClass.Predicates.resideInAPackage("fr.mercure.web.templates.."));

  @Test
  void keepsItsBorders() {
    modules.verify();
  }

  @Test
  void isDrawnAsItIs(@TempDir Path drawn) throws IOException {
    new Documenter(modules, Options.defaults().withOutputFolder(drawn.toString()))
        .writeModulesAsPlantUml(
            DiagramOptions.defaults().withStyle(DiagramOptions.DiagramStyle.UML));
    CommittedDoc.assertSame(
        "docs/modules/components.puml", sorted(Files.readString(drawn.resolve("components.puml"))));
  }

  /// The drawing lists its arrows as the class path happens to be read.
  private static String sorted(String drawing) {
    List<String> arrows = drawing.lines().filter(line -> line.contains(" --> ")).sorted().toList();
    return Stream.of(
            drawing.lines().filter(line -> !arrows.contains(line) && !line.equals("@enduml")),
            arrows.stream(),
            Stream.of("@enduml"))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
