// SPDX-License-Identifier: Apache-2.0
package fr.mercure.postgres;

import java.nio.file.Files;
import java.nio.file.Path;

/// The server that all tests of a JVM share. A run that was killed leaves its server behind; the
/// next run in the same folder stops it.
final class TestServer {
  /// Programs in `target` of the outermost Maven project, so that one copy serves all modules.
  static final PostgresSettings SETTINGS = PostgresSettings.SMALL.withPrograms(sharedPrograms());

  private static final int FOLDERS = 8;

  private TestServer() {}

  static EmbeddedPostgres shared() {
    return Holder.SHARED;
  }

  private static final class Holder {
    static final EmbeddedPostgres SHARED = start();
  }

  private static EmbeddedPostgres start() {
    for (int i = 1; ; i++) {
      Path data = Path.of("target", "postgres", Integer.toString(i)).toAbsolutePath();
      try {
        EmbeddedPostgres server = startAfresh(data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server)));
        return server;
      } catch (PostgresUnavailable e) {
        if (i == FOLDERS) {
          throw e;
        }
      }
    }
  }

  private static EmbeddedPostgres startAfresh(Path data) {
    if (Files.exists(data.resolve("cluster"))) {
      EmbeddedPostgres.start(data, SETTINGS).close();
      Folders.delete(data.resolve("cluster"));
    }
    return EmbeddedPostgres.start(data, SETTINGS);
  }

  private static Path sharedPrograms() {
    Path project = Path.of("").toAbsolutePath();
    for (Path above = project.getParent();
        above != null && Files.isRegularFile(above.resolve("pom.xml"));
        above = above.getParent()) {
      project = above;
    }
    return project.resolve("target");
  }

  private static void remove(EmbeddedPostgres server) {
    server.close();
    Folders.delete(server.directory());
  }
}
