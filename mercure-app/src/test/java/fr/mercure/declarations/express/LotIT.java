// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import static fr.mercure.declarations.express.Clerk.location;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// ASVS V2.3.2.
@SandboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LotIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Browser claire;
  private final Browser paul;

  LotIT(SignedIn signedIn) {
    this.claire = signedIn.claire();
    this.paul = signedIn.paul();
  }

  @Test
  void answersEachLineAloneAndNobodyElseReadsIt() throws InterruptedException {
    String file =
        String.join(
            "\n",
            head(),
            line("LOT-1-GREEN", "Casque audio sans fil"),
            line("LOT-2-GREEN", "Cadeau"),
            line("LOT-3-GREEN", "Câble de chargeur"));
    String report = location(send(file, false));
    String page = awaited(report);

    assertThat(page).contains("<b>2</b>", "<b>1</b>", "H7-0350", "/dossiers/26FR");
    assertThat(claire.get(report + "?refus=1").body())
        .contains("LOT-2-GREEN")
        .doesNotContain("LOT-3-GREEN");
    assertThat(paul.get(report).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyChecksWhenAskedTo() throws InterruptedException {
    String report = location(send(head() + "\n" + line("LOT-4-GREEN", "Casque audio"), true));

    assertThat(awaited(report)).contains("Sans erreur").doesNotContain("/dossiers/26FR");
    assertThat(claire.get("/declarations/express?texte=LOT-4").body()).contains("0 ligne");
  }

  @Test
  void saysWhichColumnItDoesNotKnow() throws InterruptedException {
    assertThat(awaited(location(send("lrn;prix\nA;1", false)))).contains("« prix »");
  }

  private static String head() {
    return names().keySet().stream().collect(Collectors.joining(";"));
  }

  private static String line(String lrn, String description) {
    var values = new TreeMap<>(names());
    values.put("lrn", lrn);
    values.put("item.description", description);
    return String.join(";", values.values());
  }

  private static Map<String, String> names() {
    var names = new TreeMap<String, String>();
    Drafts.typed("x").forEach((name, value) -> names.put(name.replaceAll("\\.[0-9]+", ""), value));
    return names;
  }

  private HttpResponse<String> send(String file, boolean trial) {
    String page = claire.get("/lots").body();
    String boundary = "mercure-test-boundary";
    String body =
        part(boundary, "_csrf", "", Clerk.hidden(page, "_csrf"))
            + part(boundary, "fichier", "; filename=\"lot.csv\"", file)
            + (trial ? part(boundary, "essai", "", "1") : "")
            + "--"
            + boundary
            + "--\r\n";
    return claire.send(
        claire
            .request("/lots")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String part(String boundary, String name, String more, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(boundary, name, more, value);
  }

  private String awaited(String report) throws InterruptedException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    String page = claire.get(report).body();
    while (page.contains("le reste suit") && System.nanoTime() < limit) {
      Thread.sleep(100);
      page = claire.get(report).body();
    }
    return page;
  }
}
