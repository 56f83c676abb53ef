// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import fr.mercure.Mercure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The benchmark `lodge` of the command line, on a database of its own. Absolute figures are those
/// of this machine; the ratios are what counts.
public final class Bench {
  private static final int USUAL_ROWS = 100_000;
  private static final int USAGE = 2;
  private static final String ROWS = "--rows=";

  private Bench() {}

  /// Runs it; the exit code is 1 if a goal is missed.
  ///
  /// @param args `--rows=N`: rows under both sides before it starts
  public static void main(String[] args) throws IOException {
    int rows = USUAL_ROWS;
    for (String arg : args) {
      if (!arg.matches("--rows=[0-9]{1,8}")) {
        System.err.println("bench lodge does not know " + arg + "; it knows --rows=N.");
        System.exit(USAGE);
      }
      rows = Integer.parseInt(arg.substring(ROWS.length()));
    }
    System.exit(lodge(rows) ? 0 : 1);
  }

  private static boolean lodge(int rows) throws IOException {
    Path data = Files.createTempDirectory("mercure-bench-");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ConfigurableApplicationContext mercure = start(data)) {
      return new LodgeBench(mercure, sample()).run(rows, data);
    } finally {
      delete(data);
    }
  }

  /// In silence: who may sign in is of no use here.
  static ConfigurableApplicationContext start(Path data) {
    PrintStream terminal = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      return SpringApplication.run(
          Mercure.class, "--mercure.port=0", "--mercure.data=" + data, "--mercure.sandbox=true");
    } finally {
      System.setOut(terminal);
    }
  }

  /// An H7 that is released at once, with the places of its keys marked.
  private static String sample() throws IOException {
    return Files.readString(Path.of("samples/h7-green.xml"))
        .replaceAll("<ID>FR[0-9]{9}</ID>", "<ID>COMPANY</ID>")
        .replaceAll("(<Declarant>\\s*<ID>)COMPANY", "$1DECLARANT")
        .replaceAll("(<DeclarationOfficeID>)[^<]*", "$1OFFICE")
        .replaceAll("(<FunctionalReferenceID>)[^<]*", "$1LRN");
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
