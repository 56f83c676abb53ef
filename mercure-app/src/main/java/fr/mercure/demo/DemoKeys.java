// SPDX-License-Identifier: Apache-2.0
package fr.mercure.demo;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// How the demo gets in: the keys of a declarant's and of an office's software.
///
/// @param declarant lodges
/// @param officer ends controls
/// @param password of the sandbox people, for the pages; empty where the keys came from elsewhere
record DemoKeys(String declarant, String officer, String password) {
  static final String DECLARANT = "claire.morel@transmer.example";
  static final String OFFICER = "ines.arnaud@douane.example";
  private static final String FILE = "sandbox.secret";

  /// No keys: neither in the environment nor in the data folder.
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String place;

    Missing(String place) {
      super("no keys in " + place);
      this.place = place;
    }

    String place() {
      return place;
    }
  }

  /// From `MERCURE_KEY` and `MERCURE_OFFICER_KEY`, else from the file of the sandbox.
  ///
  /// @param data folder of the running instance
  static DemoKeys find(Map<String, String> environment, Path data) throws IOException {
    String declarant = environment.getOrDefault("MERCURE_KEY", "");
    String officer = environment.getOrDefault("MERCURE_OFFICER_KEY", "");
    return declarant.isEmpty() || officer.isEmpty()
        ? read(data.resolve(FILE))
        : new DemoKeys(declarant, officer, "");
  }

  private static DemoKeys read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new Missing(file.toString());
    }
    var secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      secrets.load(reader);
    }
    return new DemoKeys(
        secret(secrets, "key." + DECLARANT, file),
        secret(secrets, "key." + OFFICER, file),
        secret(secrets, "password", file));
  }

  private static String secret(Properties secrets, String name, Path file) {
    String secret = secrets.getProperty(name, "").strip();
    if (secret.isEmpty()) {
      throw new Missing(file.toString());
    }
    return secret;
  }
}
