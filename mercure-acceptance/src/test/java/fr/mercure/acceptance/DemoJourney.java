// SPDX-License-Identifier: Apache-2.0
package fr.mercure.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `./mercure demo`, as a program beside a running instance.
class DemoJourney {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath();

  private record Told(int exit, String text) {}

  @Test
  void tellsTheWholeStoryAsOftenAsAsked() throws Exception {
    RunningMercure mercure = RunningMercure.shared();
    String data = "--data=" + mercure.data();

    Told english = demo(Map.of(), data, "--url=" + mercure.address(), "--lang=en");
    Told french = demo(Map.of(), data, "--url=" + mercure.address(), "--lang=fr");

    assertThat(english.exit).as(english.text).isZero();
    assertThat(english.text)
        .containsPattern("-GREEN → 26FR\\w{14}: Released")
        .containsPattern("-JSON-GREEN → 26FR\\w{14}: Released")
        .contains("H7-0170", "H7-0070", "197.30 EUR", "1000/1000", " 0 refused")
        .containsPattern("-RED → 26FR\\w{14}: Under control")
        .contains("Control conform", "Poste de Roissy")
        .contains(mercure.address() + "/archives/26FR");
    assertThat(french.exit).as(french.text).isZero();
    assertThat(french.text).contains("Libérée", " 0 refusés");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Told noKeys = demo(Map.of(), "--data=target/nothing", "--lang=en");
    assertThat(noKeys.exit).isEqualTo(2);
    assertThat(noKeys.text).contains("No keys in", "--data");

    Told nobody =
        demo(
            Map.of("MERCURE_KEY", "x", "MERCURE_OFFICER_KEY", "y"),
            "--url=http://localhost:1",
            "--lang=en");
    assertThat(nobody.exit).isEqualTo(1);
    assertThat(nobody.text).contains("No answer from http://localhost:1", "./mercure up");
  }

  private static Told demo(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fr.mercure.demo.Demo"));
    command.add("--samples=" + SAMPLES);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Told(process.waitFor(), text);
  }
}
