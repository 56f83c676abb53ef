// SPDX-License-Identifier: Apache-2.0
package fr.mercure.messaging;

import static fr.mercure.messaging.Samples.CLAIRE;
import static fr.mercure.messaging.Samples.INES;
import static fr.mercure.messaging.Samples.JULIE;
import static fr.mercure.messaging.Samples.PAUL;
import static fr.mercure.messaging.Samples.TRANSMER;
import static fr.mercure.messaging.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.TestPages;
import fr.mercure.identity.Actor;
import fr.mercure.web.Texts;
import fr.mercure.web.templates.StaticTemplates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ConsultationPagesIT {
  private static final String REGISTER = "/messagerie/" + TRANSMER + "/consultations";

  private final HikariDataSource database = TestDatabase.pool(TestDatabase.fresh(), 4);
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final MessagingStore messages = new MessagingStore(jdbc);
  private final ConsultationStore store = new ConsultationStore(jdbc);
  private final ConsultationDues dues =
      new ConsultationDues(
          store,
          new MessagingSettings(
              Duration.ofHours(24),
              1,
              7,
              Duration.ofHours(4),
              Duration.ofHours(1),
              List.of("N380")),
          Clock.systemUTC());

  @AfterEach
  void disconnect() {
    database.close();
  }

  @Test
  void attestsThatNothingIsThereToOpen() {
    assertThat(as(CLAIRE).get().uri(REGISTER)).bodyText().contains("Attester l’absence de message");
    assertThat(as(CLAIRE).post().uri(REGISTER))
        .hasStatus(303)
        .redirectedUrl()
        .isEqualTo(REGISTER + "?fait=atteste");
    as(JULIE).post().uri(REGISTER).exchange();
    assertThat(as(CLAIRE).get().uri(REGISTER))
        .bodyText()
        .contains("Claire Morel", "Julie Petit", "Attestation d’absence de message");
    assertThat(as(CLAIRE).get().uri(REGISTER + "/1"))
        .hasStatusOk()
        .bodyText()
        .contains("mercure-attestation-1", "unopened: 0", "name: Claire Morel");
    assertThat(faults()).isZero();
  }

  @Test
  void attestsNothingWhileAMessageIsUnopened() {
    OfficialMessage released = message(OfficialForm.RELEASED, 1);
    messages.deposit(List.of(released));
    assertThat(as(CLAIRE).post().uri(REGISTER))
        .redirectedUrl()
        .isEqualTo(REGISTER + "?fait=refuse");
    assertThat(attestations()).isZero();

    messages.open(released.reference(), CLAIRE.id(), CLAIRE.name());
    assertThat(as(CLAIRE).get().uri(REGISTER))
        .bodyText()
        .contains("Message officiel ouvert", "/m/" + released.reference());
    as(CLAIRE).post().uri(REGISTER).exchange();
    assertThat(attestations()).isEqualTo(1);
  }

  @Test
  void countsNothingThatFetchesByItself() {
    for (String header : List.of("Purpose", "Sec-Purpose", "X-Moz")) {
      assertThat(as(CLAIRE).get().uri(REGISTER).header(header, "prefetch")).hasStatusOk();
      assertThat(as(CLAIRE).head().uri(REGISTER).header(header, "prefetch")).hasStatusOk();
    }
    assertThat(attestations()).isZero();
  }

  @Test
  void hidesTheRegistersOfOthers() {
    as(CLAIRE).post().uri(REGISTER).exchange();
    for (Actor stranger : List.of(PAUL, INES)) {
      assertThat(as(stranger).get().uri(REGISTER)).hasStatus(404);
      assertThat(as(stranger).post().uri(REGISTER)).hasStatus(404);
      String own = "/messagerie/" + Box.of(stranger).slug() + "/consultations";
      assertThat(as(stranger).get().uri(own + "/1")).hasStatus(404);
    }
    assertThat(attestations()).isEqualTo(1);
  }

  @Test
  void saysByWhenToConsultAgain() {
    assertThat(dues.of(CLAIRE, Texts.FRENCH)).isEmpty();
    messages.deposit(List.of(message(OfficialForm.RELEASED, 1)));
    assertThat(dues.of(CLAIRE, Texts.FRENCH))
        .singleElement()
        .satisfies(due -> assertThat(due.path()).isEqualTo(REGISTER));
  }

  @Test
  void showsWhatWasMissedAndWhoWasStoppedByWhat() {
    Addressee mailbox = Box.of(CLAIRE).addressee();
    as(CLAIRE).post().uri(REGISTER).exchange();
    Instant now = Instant.now();
    var stopped = new WatchStore.Stopped("Léa Fontaine", List.of("MFA-001"));
    var watch = new WatchStore(jdbc);
    watch.miss(mailbox, new WatchStore.Missed(now, 2, List.of(stopped)), now);
    watch.miss(mailbox, new WatchStore.Missed(now, 9, List.of()), now);
    assertThat(as(CLAIRE).get().uri(REGISTER))
        .bodyText()
        .contains("Échéances manquées", "Léa Fontaine", "/aide/erreurs/MFA-001");
    assertThat(watch.missed(mailbox, Instant.EPOCH, now.plusSeconds(1)))
        .singleElement()
        .satisfies(missed -> assertThat(missed.unopened()).isEqualTo(2));
    assertThatThrownBy(() -> jdbc.sql("delete from messaging.missed").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void letsNobodyRewriteAnAttestation() {
    as(CLAIRE).post().uri(REGISTER).exchange();
    assertThatThrownBy(
            () -> jdbc.sql("update messaging.attestation set person_name = 'x'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("delete from messaging.attestation").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void readsAnyMonthAndNoNonsense() {
    for (String month : List.of("2026-10", "9999-12", "' or 1=1", "")) {
      assertThat(as(CLAIRE).get().uri(REGISTER + "?mois={mois}", month)).hasStatusOk();
    }
  }

  private MockMvcTester as(Actor actor) {
    var pages =
        new ConsultationPages(
            store, new WatchStore(jdbc), dues, new StaticTemplates(), Clock.systemUTC());
    return TestPages.of(pages, actor, Texts.FRENCH);
  }

  private long attestations() {
    return jdbc.sql("select count(*) from messaging.attestation").query(Long.class).single();
  }

  private long faults() {
    return jdbc.sql("select count(*) from messaging.verify_attestations(1, 100)")
        .query(Long.class)
        .single();
  }
}
