// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import fr.mercure.messaging.ConsultationStore.Standing;
import fr.mercure.messaging.WatchStore.Missed;
import fr.mercure.messaging.WatchStore.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Consultations that come due, in a company whose people are stopped, each for another cause.
@SandboxTest
class ConsultationWatchIT {
  private static final String ANNE = "anne.leroy@essarts.example";

  private final ConsultationWatch watch;
  private final ConsultationStore consultations;
  private final ConsultationDues dues;
  private final WatchStore store;
  private final SignedIn signedIn;
  private final JdbcClient jdbc;

  ConsultationWatchIT(
      ConsultationWatch watch,
      ConsultationStore consultations,
      ConsultationDues dues,
      WatchStore store,
      SignedIn signedIn,
      JdbcClient jdbc) {
    this.watch = watch;
    this.consultations = consultations;
    this.dues = dues;
    this.store = store;
    this.signedIn = signedIn;
    this.jdbc = jdbc;
  }

  @Test
  void remindsThenTellsDeputiesThenWritesDownWhatWasMissedAndWhy() {
    Addressee box = essarts();
    consultations.attest(box, "person:0", "Anne Leroy");
    Browser anne = signedIn.as(ANNE);
    String path = "/messagerie/00017310400019";
    anne.get(path + "/suppleants");
    String self = option(anne.get(path + "/suppleants").body());
    assertThat(
            anne.post(
                    path + "/suppleants",
                    Map.of("qui", self, "du", "2026-01-01", "au", "2020-01-01"))
                .statusCode())
        .isEqualTo(422);
    Standing standing = consultations.standing(box);
    Instant due = dues.of(box, standing).orElseThrow();
    String last = due.toString().substring(0, 10);
    anne.post(path + "/suppleants", Map.of("qui", self, "du", "2026-01-01", "au", last));
    assertThat(anne.get(path + "/suppleants").body()).contains("Mettre fin");

    watch.watch(box, due.minus(Duration.ofDays(2)));
    assertThat(letters("Essarts Fret à consulter aujourd’hui")).isZero();
    watch.watch(box, due.minus(Duration.ofHours(3)));
    long readers = letters("Essarts Fret à consulter aujourd’hui");
    assertThat(readers).isPositive();
    watch.watch(box, due.minus(Duration.ofHours(2)));
    assertThat(letters("Essarts Fret à consulter aujourd’hui")).as("once").isEqualTo(readers);
    watch.watch(box, due.minus(Duration.ofMinutes(30)));
    assertThat(letters("Essarts Fret%vous suppléez")).isEqualTo(1);
    assertThat(store.missed(box, Instant.EPOCH, due.plusSeconds(1))).isEmpty();

    watch.watch(box, due.plus(Duration.ofMinutes(1)));
    watch.watch(box, due.plus(Duration.ofMinutes(2)));
    List<Missed> missed = store.missed(box, Instant.EPOCH, due.plusSeconds(1));
    assertThat(missed).hasSize(1);
    assertThat(missed.getFirst().stopped())
        .extracting(Stopped::name)
        .contains("Léa Fontaine")
        .doesNotContain("Anne Leroy");
    assertThat(missed.getFirst().stopped())
        .filteredOn(one -> one.name().equals("Léa Fontaine"))
        .flatExtracting(Stopped::causes)
        .contains("MFA-001");
    assertThat(letters("Essarts Fret%consultation manquée")).isPositive();
    assertThat(anne.get("/accueil").body()).contains(path + "/consultations");
  }

  private Addressee essarts() {
    long id =
        jdbc.sql("select id from identity.company where siret = '00017310400019'")
            .query(Long.class)
            .single();
    return new Addressee.OfCompany(id);
  }

  private long letters(String subject) {
    return jdbc.sql("select count(*) from mail.message where subject like '%' || :subject || '%'")
        .param("subject", subject)
        .query(Long.class)
        .single();
  }

  private static String option(String page) {
    Matcher option = Pattern.compile("<option value=\"(person:[0-9]+)\"").matcher(page);
    assertThat(option.find()).isTrue();
    return option.group(1);
  }
}
