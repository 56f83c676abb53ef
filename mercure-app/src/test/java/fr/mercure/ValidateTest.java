// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.messages.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void acceptsASoundDeclaration() {
    String file = write("ok.xml", sample());
    assertThat(run("", file)).isZero();
    assertThat(said()).isEqualTo(file + ": H7 1.1.7, accepté\n");
  }

  @Test
  void saysEachFindingInTheLanguageAskedFor() {
    String file = write("ko.xml", otherOffice());
    assertThat(run("", file)).isEqualTo(1);
    assertThat(said())
        .contains(file + ": H7 1.1.7, refusé")
        .contains("ligne 9, /Declaration/DeclarationOfficeID [H7-0050, erreur]")
        .contains("FR002301 n'existe pas. Le plus proche : FR002300");
    out.reset();
    run("", "--lang", "en", file);
    assertThat(said()).contains("refused").contains("FR002301 does not exist.");
  }

  @Test
  void printsTheJsonThatProgramsExpect() {
    String file = write("ko.xml", otherOffice());
    assertThat(run("", "--json", "--lang", "en", file)).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            """
            [{"file":"%s","message":"H7","version":"1.1.7","accepted":false,"findings":[\
            {"code":"H7-0050","severity":"error",\
            "pointer":"/Declaration/DeclarationOfficeID","line":9,"value":"FR002301",\
            "text":"Customs office (17 09 001 000): FR002301 does not exist. \
            The nearest is FR002300 Le Havre Port bureau."}]}]
            """
                .formatted(file));
  }

  @Test
  void stopsAfterTheStructureWhenAsked() {
    assertThat(run("", "--structure-only", write("ko.xml", otherOffice()))).isZero();
  }

  @Test
  void judgesOnTheDayAskedFor() {
    String bare =
        sample()
            .replace("<CategoryCode>9", "<CategoryCode>N")
            .replace("<TypeCode>PID", "<TypeCode>380");
    String file = write("old.xml", bare);
    assertThat(run("", file)).isZero();
    assertThat(said()).contains("[H7-0360, avertissement]");
    out.reset();
    assertThat(run("", "--date", "2026-10-31", file)).isZero();
    assertThat(said()).doesNotContain("H7-0360");
  }

  @Test
  void saysNothingOfRulesWhereTheStructureDoesNotHold() {
    String file = write("broken.xml", otherOffice().replace("<LineNumeric>1</LineNumeric>", ""));
    assertThat(run("", "--json", file)).isEqualTo(1);
    assertThat(said()).contains("LineNumeric").doesNotContain("H7-0050");
  }

  @Test
  void readsStandardInput() {
    assertThat(run(sample(), "-")).isZero();
    assertThat(said()).isEqualTo("-: H7 1.1.7, accepté\n");
  }

  @Test
  void letsAnUnreadableFileWeighMoreThanARefusedOne() {
    String missing = folder.resolve("none.xml").toString();
    assertThat(run("", "--json", write("ko.xml", otherOffice()), missing)).isEqualTo(2);
    assertThat(said())
        .contains("\"message\":null,\"version\":null,\"accepted\":false")
        .contains("FILE-0010");
  }

  @Test
  void namesEachFaultOfAFile() throws IOException {
    assertThat(code(folder.toString())).isEqualTo("FILE-0020");
    assertThat(code(write("empty.xml", ""))).isEqualTo("FILE-0050");
    assertThat(code("no\0path")).isEqualTo("FILE-0010");
    Path large = folder.resolve("large.xml");
    Files.write(large, new byte[Limits.STANDARD.bytes() + 1]);
    assertThat(code(large.toString())).isEqualTo("FILE-0060");
  }

  @Test
  void doesNotKnowForeignDocuments() {
    assertThat(run("", write("x.xml", "<x/>"))).isEqualTo(2);
    assertThat(run("", write("x.bin", "\u0001\u0002"))).isEqualTo(2);
    assertThat(said()).doesNotContain("Exception");
  }

  @Test
  void explainsACommandThatItDoesNotUnderstand() {
    assertThat(run("")).isEqualTo(2);
    assertThat(run("", "--yaml", "x")).isEqualTo(2);
    assertThat(run("", "--date", "soon", "x")).isEqualTo(2);
    assertThat(run("", "--lang")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("needs a file", "no option --yaml", "not soon", "--lang needs a value");
    assertThat(said()).isEmpty();
  }

  @Test
  void answersAsAProcessWithItsExitCode() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("fr.mercure.Validate", "--json", write("ko.xml", otherOffice())));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(1);
    assertThat(said).startsWith("[{\"file\":").contains("n'existe pas").endsWith("]\n");
  }

  private String code(String file) {
    out.reset();
    assertThat(run("", "--json", file)).isEqualTo(2);
    int at = said().indexOf("\"code\":\"") + 8;
    return said().substring(at, at + 9);
  }

  private int run(String in, String... args) {
    return new Validate(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            CLOCK)
        .run(List.of(args));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String otherOffice() {
    return sample().replace("FRB0617D", "FR002301");
  }

  private static String sample() {
    try (InputStream in =
        ValidateTest.class.getResourceAsStream("declarations/express/samples/h7.xml")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
