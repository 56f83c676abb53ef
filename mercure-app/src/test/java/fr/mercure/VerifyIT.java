// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An attestation, from the page where it is made to the command that verifies it elsewhere.
@SandboxTest
class VerifyIT {
  private final SignedIn signedIn;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  VerifyIT(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Test
  void verifiesAnAttestationOffLine(@TempDir Path folder) throws Exception {
    Browser ines = signedIn.ines();
    String box =
        ines.get("/messagerie")
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst(".*(/messagerie/[^/]+)/.*", "$1");
    ines.get(box + "/consultations");
    ines.post(box + "/consultations", Map.of());
    Matcher link =
        Pattern.compile("href=\"(" + box + "/consultations/[0-9]+/attestation\\.pdf)\"")
            .matcher(ines.get(box + "/consultations").body());
    assertThat(link.find()).isTrue();
    Path pdf = fetch(ines, link.group(1), folder.resolve("a.pdf"));
    String key =
        signedIn.nobody().get("/attestations/cle").body().lines().findFirst().orElseThrow();

    assertThat(verify(pdf.toString(), "--key=" + key)).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("HOLDS", "name: Inès Arnaud");
    assertThat(verify(pdf.toString(), "--key=" + "0".repeat(64))).isEqualTo(1);
    assertThat(verify(folder.resolve("none").toString())).isEqualTo(2);
    assertThat(verify()).isEqualTo(2);
    Files.writeString(folder.resolve("x.pdf"), "%PDF-1.7 nonsense");
    assertThat(verify(folder.resolve("x.pdf").toString())).isEqualTo(2);
    assertThat(signedIn.claire().get(link.group(1)).statusCode()).isEqualTo(404);
  }

  private int verify(String... args) {
    printed.reset();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Verify(out, out).run(List.of(args));
  }

  private static Path fetch(Browser person, String path, Path file)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          person
              .request(path)
              .header("Cookie", "mercure=" + person.cookie("mercure").orElseThrow());
      return client.send(request.build(), BodyHandlers.ofFile(file)).body();
    }
  }
}
