// SPDX-License-Identifier: Apache-2.0
package fr.mercure.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no form of ours sends, and somebody sends one day.
///
/// ASVS V1.1.1, V1.3.3, V2.2.1, V5.2.1, V13.4.2, V15.3.7, V16.3.4, V16.5.1.
@SandboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private final Browser claire;
  private final Browser nobody;
  private final String key;

  BadInputIT(SignedIn signedIn) {
    this.claire = signedIn.claire();
    this.nobody = signedIn.nobody();
    this.key = signedIn.key("claire.morel@transmer.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dossiers?bureau=%00",
        "/dossiers?texte=a%00b",
        "/dossiers?texte=%ff",
        "/declarations.csv?circuit=%00",
        "/archives?reference=%00",
        "/recherche?q=%00",
        "/recherche?q=%ff",
        "/connexion?suite=%00"
      })
  void refusesParametersThatAreNoText(String address) {
    HttpResponse<String> page = claire.get(address);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("WEB-400").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dossiers?du=%2B999999999-12-31",
        "/dossiers?au=%2B999999999-12-31",
        "/dossiers?du=-999999999-01-01",
        "/dossiers.csv?au=9999-12-31&bureau=NONE",
        "/archives?du=%2B999999999-12-31",
        "/archives.csv?au=%2B999999999-12-31",
        "/dossiers?apres=99999999999999999999",
        "/archives?apres=99999999999999999-1"
      })
  void readsPastDatesAndPlacesThatNoCalendarHas(String address) {
    assertThat(claire.get(address).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "office=%00",
        "lrn=%00",
        "from=%2B999999999-12-31",
        "until=-999999999-01-01",
        "from=2026-13-45",
        "size=99999999999",
        "least=NaN"
      })
  void tellsMachinesWhichRequestsItCannotRead(String query) {
    HttpResponse<String> answer = nobody.send(call("/api/v1/declarations?" + query));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"WEB-400\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=&until=&least=&size=", "least=1e400", "state=NONE", "cursor=-1"})
  void takesFiltersThatDoNotRestrict(String query) {
    HttpResponse<String> answer = nobody.send(call("/api/v1/declarations?" + query));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void refusesAFormWithoutBoundary() {
    HttpResponse<String> answer =
        nobody.send(
            call("/api/v1/express/declarations")
                .header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void keepsNoParkedFormThatIsNoText() {
    nobody.get("/connexion");
    HttpResponse<String> answer = nobody.post("/d/M261124-AAAAAA/message", Map.of("lrn", "a\0b"));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private HttpRequest.Builder call(String address) {
    return nobody.request(address).header("Authorization", "Bearer " + key);
  }
}
