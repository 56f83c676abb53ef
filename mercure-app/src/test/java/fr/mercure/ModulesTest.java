// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.Options;

class ModulesTest {
  private final ApplicationModules modules = ApplicationModules.of(Mercure.class);

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
        "docs/modules/components.puml", Files.readString(drawn.resolve("components.puml")));
  }
}
