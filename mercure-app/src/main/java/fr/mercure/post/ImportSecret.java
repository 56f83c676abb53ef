// SPDX-License-Identifier: Apache-2.0
package fr.mercure.post;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The password of the mailbox elsewhere: from a file, from `MERCURE_IMPORT_PASSWORD`, or typed
/// unseen. Never an argument: those are shown to everybody on the machine.
final class ImportSecret {
  static final String VARIABLE = "MERCURE_IMPORT_PASSWORD";

  private ImportSecret() {}

  /// Looks for it in that order.
  ///
  /// @param question for somebody at a terminal
  /// @return null if there is none
  static @Nullable String find(
      Optional<Path> file, Map<String, String> environment, String question) throws IOException {
    if (file.isPresent()) {
      return Files.readString(file.get()).lines().findFirst().orElse(null);
    }
    String given = environment.get(VARIABLE);
    if (given != null) {
      return given;
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("%s ", question))
        .map(String::new)
        .orElse(null);
  }
}
