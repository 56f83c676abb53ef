// SPDX-License-Identifier: Apache-2.0
package fr.mercure.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SandboxTest
class CalendarIT {
  private static final Pattern ADDRESS =
      Pattern.compile("id=\"calendar-address\">http://localhost:[0-9]+(/agenda/[a-z0-9]+\\.ics)<");

  private final SignedIn signedIn;

  CalendarIT(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Test
  void isReadUnderItsAddressUntilItIsWithdrawn() {
    Browser claire = signedIn.claire();
    claire.get("/compte/agenda");
    Matcher made = ADDRESS.matcher(claire.post("/compte/agenda", Map.of()).body());
    assertThat(made.find()).isTrue();
    var calendar = signedIn.nobody().get(made.group(1));
    assertThat(calendar.statusCode()).isEqualTo(200);
    assertThat(calendar.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/calendar");
    assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(claire.get("/compte/agenda").body()).doesNotContain(made.group(1));

    claire.post("/compte/agenda/retirer", Map.of());
    assertThat(signedIn.nobody().get(made.group(1)).statusCode()).isEqualTo(404);
    assertThat(signedIn.nobody().get("/agenda/0123456789abcdef.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void writesDeadlinesAsCalendarsWantThem() {
    var obligation =
        new Obligation(
            Optional.of(Instant.parse("2026-11-24T17:00:00Z")),
            "Répondre; vite, s’il vous plaît, à une demande de documents assez longue",
            "26FR000000000001R9",
            "Messagerie",
            "Répondre",
            "/messagerie/x");
    String text =
        CalendarText.of(
            "Échéances",
            List.of(obligation),
            "http://localhost",
            Instant.parse("2026-11-24T08:00:00Z"));
    assertThat(text)
        .contains(
            "DTSTART:20261124T170000Z",
            "SUMMARY:Répondre\\; vite\\, s’il",
            "URL:http://localhost/messagerie/x");
    assertThat(text.split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
  }
}
