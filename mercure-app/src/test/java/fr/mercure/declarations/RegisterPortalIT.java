// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations;

import static fr.mercure.declarations.Lodgements.NOW;
import static fr.mercure.declarations.Lodgements.accepted;
import static fr.mercure.declarations.Lodgements.released;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.declarations.Recorded.Stored;
import fr.mercure.identity.Actor;
import fr.mercure.identity.Company;
import fr.mercure.identity.Right;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import fr.mercure.portal.Finder;
import fr.mercure.portal.FollowedCases;
import fr.mercure.portal.Obligation;
import fr.mercure.web.Figure;
import fr.mercure.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegisterPortalIT {
  private static final Texts TEXTS = Texts.ENGLISH;
  private static final Actor OURS = operator(1);
  private static final Actor OTHER = operator(2);
  private static final Actor OFFICER =
      new Actor(
          "person:3",
          "Inès Arnaud",
          Optional.empty(),
          Optional.of("FR000690"),
          EnumSet.of(Right.CONTROL_DECIDE));

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final RegisterPortal portal = new RegisterPortal();

  private HikariDataSource pool;
  private Register register;
  private References references;
  private JdbcClient jdbc;
  private RegisterFigures figures;

  @BeforeEach
  void open() {
    pool = TestDatabase.pool(TestDatabase.fresh(), 6);
    jdbc = JdbcClient.create(pool);
    register = new Register(pool, new RegisterSettings(2, 1_000), new OutboxSignal());
    references = new References(pool);
    figures = new RegisterFigures(jdbc);
  }

  @AfterEach
  void close() {
    register.close();
    pool.close();
  }

  @Test
  void showsEachCompanyItsOwnCases() {
    lodge("A-1");
    var cases = new RegisterCases(new Declarations(jdbc), figures);

    assertThat(cases.latest(OURS, TEXTS, 7))
        .singleElement()
        .satisfies(c -> assertThat(c.step()).isEqualTo(2))
        .satisfies(c -> assertThat(c.subject()).isEqualTo("Jeanne Petit, 1 item"));
    assertThat(cases.open(OURS)).isOne();
    assertThat(cases.latest(OTHER, TEXTS, 7)).isEmpty();
    assertThat(cases.open(OTHER)).isZero();
  }

  @Test
  void callsARefusedDeclarationByTheLrnItWasSentWith() {
    lodge("A-1");
    register.lodge(accepted("FR1", "A-1", "<other/>", mrn()));
    var cases = new RegisterCases(new Declarations(jdbc), figures);

    FollowedCases.Case refused = cases.latest(OURS, TEXTS, 7).getFirst();

    assertThat(refused.name()).isEqualTo("A-1");
    assertThat(refused.path()).startsWith("/dossiers/@");
  }

  @Test
  void countsReleasesDayByDayWithoutGaps() {
    String mrn = mrn();
    Stored stored = (Stored) register.lodge(accepted("FR1", "A-1", "<a/>", mrn));
    register.move(released(stored.declaration(), 2, "FR1", "A-1", mrn));
    update("released = '2026-11-23T23:30:00Z'");
    var cases = new RegisterCases(new Declarations(jdbc), figures);

    assertThat(cases.released(OURS, LocalDate.of(2026, 11, 24)))
        .hasSize(14)
        .endsWith(new FollowedCases.Day(LocalDate.of(2026, 11, 24), 1));
    assertThat(cases.released(OTHER, LocalDate.of(2026, 11, 24)))
        .extracting(FollowedCases.Day::count)
        .containsOnly(0L);
  }

  @Test
  void asksTheTraderToPresentTheGoodsBeforeTheTimeRunsOut() {
    lodge("A-1");
    update("state = 'PRELODGED', mrn = null, crn = 'C-1', deadline = '2026-12-24T09:00:00Z'");

    assertThat(portal.declarationsThatWait(figures).of(OURS, TEXTS))
        .containsExactly(
            new Obligation(
                Optional.of(NOW.plusSeconds(30L * 86_400)),
                "Present the goods",
                "C-1",
                "Express H7",
                "Present",
                "/dossiers/C-1/presenter"));
    assertThat(portal.declarationsThatWait(figures).of(OTHER, TEXTS)).isEmpty();
    assertThat(portal.declarationsThatWait(figures).of(OFFICER, TEXTS)).isEmpty();
  }

  @Test
  void asksTheOfficerToDecide() {
    lodge("A-1");
    update("state = 'UNDER_CONTROL', control = 'PHYSICAL'");

    assertThat(portal.declarationsThatWait(figures).of(OFFICER, TEXTS))
        .extracting(Obligation::what)
        .containsExactly("Decide on the control");
    assertThat(portal.declarationsByState(figures, CLOCK).of(OFFICER, TEXTS))
        .contains(new Figure(1, "control under way", "/controle", true));
    assertThat(portal.controlQueue(figures).of(OFFICER)).isOne();
    assertThat(portal.controlQueue(figures).of(OURS)).isZero();
    assertThat(portal.openCases(figures).of(OURS)).isOne();
  }

  @Test
  void findsByReferenceAndByItsBeginningWhatOneMaySee() {
    String mrn = lodge("ABC-1");
    lodge("ABC-2");
    Finder finder = portal.declarationFinder(new Declarations(jdbc), figures);

    assertThat(finder.find(OURS, TEXTS, mrn.toLowerCase(Locale.ROOT)))
        .extracting(Finder.Found::path)
        .containsExactly("/dossiers/" + mrn);
    assertThat(finder.find(OURS, TEXTS, "ABC-")).hasSize(2);
    assertThat(finder.find(OURS, TEXTS, "ABC%")).isEmpty();
    assertThat(finder.find(OURS, TEXTS, "ABC")).isEmpty();
    assertThat(finder.find(OTHER, TEXTS, mrn)).isEmpty();
    assertThat(finder.find(OTHER, TEXTS, "ABC-")).isEmpty();
  }

  @Test
  void tellsHowMuchIsWaitingToBeTold() {
    lodge("A-1");
    assertThat(portal.relay(figures).now(TEXTS).detail())
        .isEqualTo("2 events wait to be told to mailboxes and archives");
  }

  private String lodge(String lrn) {
    String mrn = mrn();
    register.lodge(accepted("FR1", lrn, "<" + lrn + "/>", mrn));
    return mrn;
  }

  private void update(String change) {
    jdbc.sql("update declarations.declaration set " + change).update();
  }

  private String mrn() {
    return references.allotImport(NOW).value();
  }

  private static Actor operator(long company) {
    return new Actor(
        "person:" + company,
        "Claire Morel",
        Optional.of(
            new Company(company, "Company", new Siret("73282932000074"), new Eori("FR732829320"))),
        Optional.empty(),
        EnumSet.of(Right.EXPRESS_LODGE, Right.DECLARATIONS_READ));
  }
}
