// SPDX-License-Identifier: Apache-2.0
package fr.mercure.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The door alone: no database, no Spring.
class WitnessTest {
  private static final Pattern STYLE = Pattern.compile("href=\"(/assets/simple-[^\"]+)\"");

  private Witness witness;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    witness = Witness.start(0, "https://portail.test");
    browser = new Browser(witness.port());
  }

  @AfterEach
  void stop() throws Exception {
    witness.stop();
  }

  @Test
  void showsThePageWithItsStyle() {
    HttpResponse<String> first = browser.get("/acces");
    HttpResponse<String> page = browser.get(first.headers().firstValue("Location").orElseThrow());
    Matcher style = STYLE.matcher(page.body());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(page.body())
        .contains("rien n’empêche votre accès", "href=\"https://portail.test/connexion\"");
    assertThat(style.find()).isTrue();
    assertThat(browser.get(style.group(1)).body()).contains("#page{");
  }

  @Test
  void leadsToThePortalForTheRest() {
    assertThat(browser.get("/etat").headers().firstValue("Location"))
        .hasValue("https://portail.test/");
    assertThat(browser.get("/acces/204").statusCode()).isEqualTo(204);
  }

  @Test
  void knowsBrowsersByTheirNames() {
    assertThat(BrowserName.of("Mozilla/5.0 (X11; rv:128.0) Gecko/20100101 Firefox/128.0"))
        .hasValue("Firefox 128");
    assertThat(
            BrowserName.of("Mozilla/5.0 AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0"))
        .hasValue("Edge 131");
    assertThat(BrowserName.of("Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko"))
        .hasValue("Internet Explorer 11");
    assertThat(BrowserName.of("curl/8.0")).isEmpty();
  }
}
