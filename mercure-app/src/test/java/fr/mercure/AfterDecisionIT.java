// SPDX-License-Identifier: Apache-2.0
package fr.mercure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.mercure.declarations.Content;
import fr.mercure.declarations.DeclarationsMoved;
import fr.mercure.declarations.Evidence;
import fr.mercure.declarations.Filing;
import fr.mercure.declarations.Filing.Standing;
import fr.mercure.declarations.Grounds;
import fr.mercure.declarations.Lodgement;
import fr.mercure.declarations.Move;
import fr.mercure.declarations.Procedure;
import fr.mercure.declarations.RawMessage;
import fr.mercure.declarations.Received;
import fr.mercure.declarations.Recorded;
import fr.mercure.declarations.Register;
import fr.mercure.declarations.Step;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Browser;
import fr.mercure.identity.SandboxTest;
import fr.mercure.identity.SignedIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.transaction.support.TransactionTemplate;

/// What happens after a decision, through the whole application: register, relay, publication
/// table, listeners, pages.
@SandboxTest
@Import(AfterDecisionIT.Faults.class)
class AfterDecisionIT {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// Evidence that can be made to lie about its last move, so that a listener fails with half its
  /// work done.
  @TestConfiguration
  static class Faults {
    static final AtomicInteger LIES = new AtomicInteger();

    @Bean
    @Primary
    Evidence lyingEvidence(@Qualifier("registerEvidence") Evidence register) {
      return moves -> {
        List<Grounds> grounds = new ArrayList<>(register.of(moves));
        if (LIES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          grounds.set(grounds.size() - 1, lie(grounds.getLast()));
        }
        return grounds;
      };
    }

    private static Grounds lie(Grounds truth) {
      byte[] body = "not what came in".getBytes(StandardCharsets.UTF_8);
      var message = new Grounds.Message(body, new byte[32], "{}");
      return new Grounds(
          Optional.of(message),
          truth.findings(),
          truth.charges(),
          truth.control(),
          truth.actorName(),
          truth.note());
    }
  }

  private final Register register;
  private final SignedIn signedIn;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final IncompleteEventPublications publications;

  AfterDecisionIT(
      Register register,
      SignedIn signedIn,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      IncompleteEventPublications publications) {
    this.register = register;
    this.signedIn = signedIn;
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = transaction;
    this.publications = publications;
  }

  @Test
  void keepsWritesAndTellsWhatWasPutUnderControl() {
    Lodged lodged = lodge("ACCEPTED", "UNDER_CONTROL");
    await().atMost(Duration.ofSeconds(20)).until(() -> told(lodged) > 0 && mails(lodged) == 2);
    await().atMost(Duration.ofSeconds(20)).until(() -> entries(lodged) == 6);

    Browser claire = signedIn.claire();
    assertThat(claire.get("/archives").body()).contains(lodged.mrn());
    assertThat(claire.get("/archives/" + lodged.mrn()).body())
        .contains("Archive intacte", "Message reçu", "Constats", "Décision", "Réponse");
    assertThat(claire.get("/notifications").body())
        .contains("Déclaration sous contrôle", lodged.mrn());
    String box = claire.get("/messagerie").headers().firstValue("Location").orElseThrow();
    assertThat(claire.get(box).body()).contains("Contrôle documentaire", lodged.mrn());
    assertThat(claire.get("/accueil").statusCode()).isEqualTo(200);
  }

  @Test
  void hidesFromOtherCompaniesWhatItKept() {
    Lodged lodged = lodge("ACCEPTED", "RELEASED");
    await().atMost(Duration.ofSeconds(20)).until(() -> entries(lodged) == 6);
    Browser paul = signedIn.paul();
    assertThat(paul.get("/archives/" + lodged.mrn()).statusCode()).isEqualTo(404);
    assertThat(paul.get("/archives/" + lodged.mrn() + "/extrait.zip").statusCode()).isEqualTo(404);
    assertThat(paul.get("/archives").body()).doesNotContain(lodged.mrn());
    assertThat(paul.get("/archives.csv").body()).doesNotContain(lodged.mrn());
    assertThat(signedIn.ines().get("/archives/" + lodged.mrn()).statusCode()).isEqualTo(200);
  }

  @Test
  void putsOnHoldWhatAnOfficerSays() {
    Lodged lodged = lodge("ACCEPTED", "RELEASED");
    await().atMost(Duration.ofSeconds(20)).until(() -> entries(lodged) == 6);
    String path = "/archives/" + lodged.mrn();
    Browser ines = signedIn.ines();
    ines.get(path);
    ines.post(path + "/conservation", Map.of("placed", "true", "reason", "Recours 2026/12"));
    assertThat(ines.get(path).body()).contains("Recours 2026/12", "Lever la prolongation");
    Browser claire = signedIn.claire();
    assertThat(claire.get(path).body())
        .contains("Recours 2026/12")
        .doesNotContain("Lever la prolongation");
    assertThat(
            claire
                .post(path + "/conservation", Map.of("placed", "false", "reason", "x"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void doesNothingTheSecondTime() {
    Lodged lodged = lodge("ACCEPTED", "UNDER_CONTROL");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> entries(lodged) == 6 && mails(lodged) == 2 && told(lodged) > 0);
    await().atMost(Duration.ofSeconds(20)).until(() -> count("platform.event_publication") == 0);
    long told = told(lodged);
    publish(lodged);
    await().atMost(Duration.ofSeconds(20)).until(() -> count("platform.event_publication") == 0);
    assertThat(entries(lodged)).isEqualTo(6);
    assertThat(mails(lodged)).isEqualTo(2);
    assertThat(told(lodged)).isEqualTo(told);
  }

  @Test
  void isToldAgainWhatItFailedToKeep() {
    Lodged quiet = lodge("ACCEPTED", "RELEASED");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> entries(quiet) == 6 && count("platform.event_publication") == 0);
    long head = count("archive.entry");
    Faults.LIES.set(1_000);
    Lodged lodged = lodge("ACCEPTED", "RELEASED");
    await().atMost(Duration.ofSeconds(20)).until(() -> Faults.LIES.get() < 1_000);
    await().during(Duration.ofMillis(500)).until(() -> entries(lodged) == 0);
    assertThat(count("platform.event_publication")).isPositive();
    assertThat(count("archive.entry")).isEqualTo(head);

    Faults.LIES.set(0);
    publications.resubmitIncompletePublications(_ -> true);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> entries(lodged) == 6 && count("platform.event_publication") == 0);
    assertThat(
            jdbc.sql("select fault from archive.verify(1, 100000)")
                .query((row, _) -> row.getString(1))
                .list())
        .isEmpty();
  }

  private record Lodged(long declaration, String lrn, String mrn, List<Step> steps) {}

  private Lodged lodge(String... states) {
    int number = NUMBER.incrementAndGet();
    String lrn = "AFTER-" + number;
    String mrn = "26FRH7%011dR5".formatted(number);
    List<Step> steps = new ArrayList<>(List.of(new Step("", "LODGED", NOW, Actor.MERCURE)));
    for (String state : states) {
      steps.add(new Step(steps.getLast().became(), state, NOW, Actor.MERCURE));
    }
    RawMessage raw =
        RawMessage.of("<Declaration n=\"%d\"/>".formatted(number).getBytes(StandardCharsets.UTF_8));
    var lodgement =
        new Lodgement(
            new Received("API", "company:" + company(), Received.keyOf(raw), raw, NOW),
            filing(lrn, mrn, steps.getLast().became()),
            true,
            new Content(raw.sha256(), "[]", ""),
            steps,
            "{\"mrn\":\"%s\"}".formatted(mrn),
            _ -> {
              throw new AssertionError("taken: " + lrn);
            });
    var stored = (Recorded.Stored) register.lodge(lodgement);
    return new Lodged(stored.declaration(), lrn, mrn, steps);
  }

  private Filing filing(String lrn, String mrn, String state) {
    return new Filing(
        Procedure.EXPRESS,
        "IMA",
        company(),
        "FR000512376",
        lrn,
        "FR00677A",
        1,
        Optional.empty(),
        Optional.empty(),
        "Jeanne Petit",
        "cotton T-shirt",
        new Standing(
            state,
            NOW,
            Optional.empty(),
            Optional.of(mrn),
            Optional.of("ORANGE"),
            state.equals("UNDER_CONTROL") ? Optional.of("DOCUMENTARY") : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(NOW),
            Optional.empty()));
  }

  private void publish(Lodged lodged) {
    List<Move> moves = new ArrayList<>();
    for (Step step : lodged.steps()) {
      moves.add(
          new Move(
              lodged.declaration(),
              moves.size() + 1,
              Procedure.EXPRESS,
              1,
              company(),
              lodged.lrn(),
              Optional.of(lodged.mrn()),
              step.was(),
              step.became(),
              "FR00677A",
              "mercure",
              NOW,
              Optional.empty()));
    }
    transaction.executeWithoutResult(_ -> events.publishEvent(new DeclarationsMoved(moves)));
  }

  private long company() {
    return jdbc.sql("select id from identity.company where name like 'Transmer%'")
        .query(Long.class)
        .single();
  }

  private long entries(Lodged lodged) {
    return count("archive.entry where declaration = " + lodged.declaration());
  }

  private long mails(Lodged lodged) {
    return count("messaging.message where declaration = " + lodged.declaration());
  }

  private long told(Lodged lodged) {
    return count("notification.notification where reference = '" + lodged.mrn() + "'");
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Long.class).single();
  }
}
