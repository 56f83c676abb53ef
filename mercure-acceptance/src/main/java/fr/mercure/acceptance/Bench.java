// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The benchmarks of the command line: `lodge` (how much of the rate of bare COPY a lodging keeps).
/// Absolute figures are those of this machine; the ratios are what counts.
public final class Bench {
  private Bench() {}

  /// Runs the benchmarks that are asked for.
  ///
  /// @param args names of benchmarks; all of them if none is given
  public static void main(String[] args) throws IOException, SQLException {
    List<String> names = args.length == 0 ? List.of("lodge") : List.of(args);
    for (String name : names) {
      switch (name) {
        case "lodge" -> lodge();
        default -> {
          System.err.println("There is no benchmark " + name + "; there is: lodge.");
          System.exit(2);
        }
      }
    }
  }

  private static void lodge() throws IOException, SQLException {
    Path data = Files.createTempDirectory("mercure-bench-");
    Files.setPosixFilePermissions(
        data, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ConfigurableApplicationContext mercure =
        SpringApplication.run(
            fr.mercure.Mercure.class,
            "--mercure.port=0",
            "--mercure.data=" + data,
            "--mercure.sandbox=true")) {
      new LodgeBench(mercure, key(data)).run();
    }
    System.exit(0);
  }

  /// The key that the sandbox has made for the first company.
  private static String key(Path data) throws IOException {
    var secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("sandbox.secret"))) {
      secrets.load(in);
    }
    return secrets.getProperty("key.claire.morel@transmer.example", "");
  }
}
