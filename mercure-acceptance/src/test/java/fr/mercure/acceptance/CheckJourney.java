// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The agent, as `./mercure check` starts it, against a Mercure at work; and that Mercure without
/// its database.
class CheckJourney {
  private record Told(int exit, String text) {}

  @Test
  void findsAHealthyMercureHealthyAndEverythingIntact() throws Exception {
    Told told = check(RunningMercure.shared().address() + "/", "--json");

    assertThat(told.text).contains("\"verdict\": \"HEALTHY\"");
    assertThat(told.exit).isZero();
    for (String seen :
        List.of(
            "\"http.by\",\n      \"value\": \"MERCURE\"",
            "\"echo.authorization\",\n      \"value\": \"SEEN\"",
            "\"echo.cookie\",\n      \"value\": \"SEEN\"",
            "\"echo.setcookie\",\n      \"value\": \"SEEN\"",
            "\"echo.agent\",\n      \"value\": \"SEEN\"",
            "\"script\",\n      \"value\": \"SAME\"",
            "\"upload.large\",\n      \"value\": \"OK\"",
            "\"sse\",\n      \"value\": \"STREAMED\"")) {
      assertThat(told.text).contains("\"key\": " + seen);
    }
  }

  @Test
  void answersAndMeasuresWhileTheDatabaseIsDown() throws Exception {
    RunningMercure mercure =
        RunningMercure.start(RunningMercure.folder("check-data").resolve("mercure"));
    try {
      String server =
          Files.readAllLines(mercure.data().resolve("cluster/postmaster.pid")).getFirst().strip();
      ProcessHandle database = ProcessHandle.of(Long.parseLong(server)).orElseThrow();
      database.destroyForcibly();
      database.onExit().join();
      HttpResponse<String> page = get(mercure, "/acces", "mercure=c29tZSBzZXNzaW9u");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Référence");
      assertThat(check(mercure.at("/acces/204").toString()).exit).isZero();
    } finally {
      mercure.stop();
    }
  }

  private static HttpResponse<String> get(RunningMercure mercure, String path, String cookie)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpRequest request = HttpRequest.newBuilder(mercure.at(path)).header("Cookie", cookie).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static Told check(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("fr.mercure.access.Check");
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Told(process.waitFor(), text);
  }
}
