// SPDX-License-Identifier: Apache-2.0
package fr.mercure.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The same faults as told by others: curl, and the HTTP client of the JDK.
final class OtherTools {
  private static final int LONGEST = 90;

  private OtherTools() {}

  /// @param within what runs it elsewhere
  static String curl(String[] within, Path root, String address) {
    var command = new ArrayList<>(List.of(within));
    command.addAll(
        List.of("curl", "-sS", "-m", "8", "-o", "/dev/null", "-w", "%{http_code}", "--cacert"));
    command.addAll(List.of(root.toString(), address));
    Rig.Ended ended = Rig.run(command.toArray(String[]::new));
    return told(ended.out().replaceAll("\\s+", " "));
  }

  static String java(String[] within, Path roots, String address) {
    String[] command =
        Stream.of(
                Stream.of(within),
                Stream.of(
                    Rig.java(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djavax.net.ssl.trustStore=" + roots,
                    "-Djavax.net.ssl.trustStorePassword=rigrig"),
                Stream.of(
                    "-cp", System.getProperty("java.class.path"), Client.class.getName(), address))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return told(Rig.run(command).out());
  }

  private static String told(String text) {
    String line = text.strip().replace("|", "/").replaceAll("\\s+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }

  /// What an application would show.
  static final class Client {
    private Client() {}

    public static void main(String[] args) {
      try (HttpClient client =
          HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(8)).build()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(args[0])).timeout(Duration.ofSeconds(8)).build();
        var response = client.send(request, HttpResponse.BodyHandlers.discarding());
        System.out.println(response.statusCode());
      } catch (Exception e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      System.exit(0);
    }
  }
}
