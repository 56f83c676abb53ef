// SPDX-License-Identifier: Apache-2.0
package fr.mercure.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "fr", "mercure", "kernel");

  @Test
  void namesEveryTypeOfTheKernel() throws IOException {
    String glossary = Files.readString(Path.of("..", "GLOSSARY.md"));
    assertThat(types())
        .isNotEmpty()
        .allSatisfy(type -> assertThat(glossary).contains("`" + type + "`"));
  }

  private static List<String> types() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !name.equals("package-info"))
          .sorted()
          .toList();
    }
  }
}
