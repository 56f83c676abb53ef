// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static fr.mercure.identity.MandatesTest.mandate;
import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.AccessFacts.Account;
import fr.mercure.identity.AccessFacts.Authorisation;
import fr.mercure.identity.AccessFacts.EoriKind;
import fr.mercure.identity.AccessFacts.EoriRule;
import fr.mercure.identity.AccessFacts.Firm;
import fr.mercure.identity.AccessFacts.Habilitation;
import fr.mercure.identity.AccessFacts.Habilitation.State;
import fr.mercure.identity.AccessFacts.Hours;
import fr.mercure.identity.AccessFacts.ModuleState;
import fr.mercure.identity.AccessFacts.Register;
import fr.mercure.identity.AccessFacts.Word;
import fr.mercure.identity.registers.Source;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import fr.mercure.web.FindingCatalogue;
import fr.mercure.web.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Register GOOD = register(Word.GOOD, 0, NOW.minus(Duration.ofHours(3)));

  /// Facts of somebody whom nothing stops; each test spoils one thing.
  private Account account = Account.ACTIVE;

  private boolean secondFactor = true;
  private int codes = 10;
  private boolean member = true;
  private Optional<String> office = Optional.empty();
  private int administrators = 2;
  private Register unit = GOOD;
  private Register establishment = GOOD;
  private Optional<String> successor = Optional.empty();
  private boolean masked;
  private String eori = "FR000512376";
  private EoriKind kind = EoriKind.SIREN;
  private String eoriSiren = "000512376";
  private Register union = GOOD;
  private Optional<Instant> issued = Optional.empty();
  private List<Mandate> mandates = List.of();
  private List<Authorisation> authorisations = List.of();
  private Set<Source> asked = Set.of();
  private List<Habilitation> habilitations =
      Arrays.stream(Right.values()).map(r -> held(r, State.VALIDATED, Optional.empty())).toList();
  private Optional<Hours> hours = Optional.empty();
  private ModuleState module = module(ModuleState.Opening.OPEN, Optional.empty());

  @Test
  void letsInWhomNothingStops() {
    Access access = access();

    assertThat(codes(access)).isEmpty();
    assertThat(access.isOpen()).isTrue();
    assertThat(access.rights())
        .containsExactlyInAnyOrder(
            Right.EXPRESS_LODGE,
            Right.DECLARATIONS_READ,
            Right.MAIL_READ,
            Right.ARCHIVE_READ,
            Right.KEYS_MANAGE,
            Right.PEOPLE_MANAGE);
  }

  @Test
  void closesEverythingToAnAccountThatIsSuspendedOrClosed() {
    account = Account.SUSPENDED;
    closes("AUT-003");
    account = Account.CLOSED;
    closes("AUT-005");
  }

  @Test
  void closesEverythingWithoutSecondFactor() {
    secondFactor = false;
    closes("MFA-001");
  }

  @Test
  void warnsOfTheLastRecoveryCodes() {
    codes = 2;
    warns("MFA-013");
    codes = 3;
    assertThat(codes(access())).isEmpty();
  }

  @Test
  void closesEverythingToWhoActsForNobody() {
    member = false;
    closes("HAB-009");
  }

  @Test
  void warnsOfACompanyWithoutAdministrator() {
    administrators = 0;
    warns("HAB-007");
  }

  @Test
  void stopsFilingOfACompanyThatHasCeased() {
    unit = register(Word.BAD, 2, NOW);
    stopsFiling("SIR-002");
    unit = register(Word.BAD, 1, NOW);
    assertThat(codes(access())).isEmpty();
  }

  @Test
  void stopsFilingOfAClosedEstablishmentAndNamesItsSuccessor() {
    establishment = register(Word.BAD, 2, NOW);
    successor = Optional.of("00084632900019");
    stopsFiling("SIR-001");
    assertThat(access().refusal(Right.EXPRESS_LODGE).orElseThrow().cause().orElseThrow().remedy())
        .satisfies(remedy -> assertThat(remedy.fr()).contains("00084632900019"));
  }

  @Test
  void namesTheNewHeadOfficeOfACompanyThatMoved() {
    establishment = register(Word.BAD, 2, NOW);
    successor = Optional.of("00051237600021");
    stopsFiling("SIR-004");
    assertThat(access().refusal(Right.EXPRESS_LODGE).orElseThrow().cause().orElseThrow().remedy())
        .satisfies(remedy -> assertThat(remedy.en()).contains("00051237600021"));
  }

  @Test
  void announcesTheEndOfARight() {
    Instant end = NOW.plus(HabilitationRules.SOON);
    habilitations = List.of(held(Right.MAIL_READ, State.VALIDATED, Optional.of(end)));
    assertThat(codes(access())).containsOnly("HAB-005");
    Instant sooner = end.minusSeconds(1);
    habilitations = List.of(held(Right.MAIL_READ, State.VALIDATED, Optional.of(sooner)));
    assertThat(codes(access())).containsOnly("HAB-005", "HAB-011");
    assertThat(access().rights()).containsExactly(Right.MAIL_READ);
  }

  @Test
  void keepsSupportApartFromWhoeverDecidesOrReadsTradeData() {
    member = false;
    office = Optional.of("FR00677A");
    habilitations = List.of(held(Right.ACCESS_READ, State.VALIDATED, Optional.empty()));
    assertThat(access().rights()).containsExactly(Right.ACCESS_READ);
    for (Right other : List.of(Right.HABILITATION_DECIDE, Right.DECLARATIONS_READ)) {
      habilitations =
          List.of(
              held(Right.ACCESS_READ, State.VALIDATED, Optional.empty()),
              held(other, State.VALIDATED, Optional.empty()));
      assertThat(access().rights()).containsExactly(other);
      assertThat(code(Right.ACCESS_READ)).isEqualTo("HAB-010");
    }
  }

  @Test
  void triesEveryCauseThatTheRulesNameAndTellsItToNobodyElse() throws IOException {
    var named = new TreeSet<String>();
    for (String rules : List.of("Access", "Firm", "Habilitation", "Mandate")) {
      named.addAll(codesIn("src/main/java/fr/mercure/identity/" + rules + "Rules.java"));
    }
    assertThat(codesIn("src/test/java/fr/mercure/identity/AccessRulesTest.java"))
        .containsAll(named);
    var pages = new CauseHelp().entries().stream().map(FindingCatalogue.Entry::code).toList();
    assertThat(pages).containsAll(named);
    assertThat(named)
        .hasSizeGreaterThan(25)
        .filteredOn(code -> Causes.of(code).told() == Cause.Told.ANYONE)
        .containsExactlyInAnyOrder("MOD-001", "MOD-003");
  }

  private static Set<String> codesIn(String source) throws IOException {
    return Pattern.compile("\"([A-Z]{3,4}-[0-9]{3})\"")
        .matcher(Files.readString(Path.of(source)))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void stopsFilingUnderANumberThatTheRegisterDoesNotKnow() {
    establishment = register(Word.MISSING, 2, NOW);
    stopsFiling("SIR-003");
  }

  @Test
  void stopsNobodyForOneNegativeAnswer() {
    establishment = register(Word.BAD, 1, NOW);
    union = register(Word.BAD, 1, NOW);

    assertThat(codes(access())).isEmpty();
    assertThat(access().rights()).contains(Right.EXPRESS_LODGE);
    assertThat(access().gates())
        .filteredOn(gate -> gate.verdict() == AccessGate.Verdict.UNKNOWN)
        .hasSize(2);
  }

  @Test
  void stopsNobodyForRegistersThatDoNotAnswer() {
    for (Optional<Instant> checked :
        List.of(Optional.<Instant>empty(), Optional.of(NOW.minus(Duration.ofDays(3))))) {
      establishment = new Register(Word.GOOD, Optional.empty(), 0, checked);
      union = establishment;
      assertThat(codes(access())).isEmpty();
      assertThat(access().rights()).contains(Right.EXPRESS_LODGE);
    }
    asked = Set.of(Source.SIRENE);
    establishment = new Register(Word.GOOD, Optional.empty(), 0, Optional.empty());
    assertThat(access().gates())
        .anyMatch(gate -> gate.evidence().en().contains("Register asked, no answer yet"));
    establishment = register(Word.GOOD, 0, NOW.minus(Duration.ofDays(31)));
    warns("SIR-005");
    establishment = GOOD;
    union = register(Word.GOOD, 0, NOW.minus(Duration.ofDays(31)));
    warns("EOR-007");
  }

  @Test
  void takesACompanyWhoseNameIsMasked() {
    masked = true;
    warns("SIR-006");
  }

  @Test
  void stopsFilingUnderAnEoriThatIsNotValid() {
    union = register(Word.BAD, 2, NOW);
    stopsFiling("EOR-002");
    union = register(Word.DISABLED, 1, NOW);
    stopsFiling("EOR-004");
  }

  @Test
  void waitsTwoDaysForANewEori() {
    union = register(Word.BAD, 2, NOW);
    issued = Optional.of(NOW.minus(Duration.ofHours(47)));
    warns("EOR-005");
    issued = Optional.of(NOW.minus(Duration.ofHours(49)));
    stopsFiling("EOR-002");
  }

  @Test
  void stopsFilingUnderAnEoriOfAnotherKind() {
    kind = EoriKind.SIRET;
    stopsFiling("EOR-003");
  }

  @Test
  void stopsFilingUnderTheEoriOfAnotherCompany() {
    eoriSiren = "000846329";
    stopsFiling("EOR-006");
  }

  @Test
  void stopsFilingUnderABritishEori() {
    eori = "GB123456789000";
    stopsFiling("EOR-008");
  }

  @Test
  void saysWhatBecameOfEachRight() {
    becomes("HAB-001", held(Right.MAIL_READ, State.REQUESTED, Optional.empty()));
    becomes("HAB-002", held(Right.MAIL_READ, State.REFUSED, Optional.empty()));
    becomes("HAB-003", held(Right.MAIL_READ, State.VALIDATED, Optional.of(NOW)));
    becomes("HAB-004", held(Right.MAIL_READ, State.REVOKED, Optional.empty()));
    habilitations = List.of();
    assertThat(codes(access())).containsOnly("HAB-005");
    assertThat(access().rights()).isEmpty();
    assertThat(access().isOpen()).isTrue();
  }

  @Test
  void endsARightAtItsInstantAndSaysSoBefore() {
    habilitations =
        List.of(held(Right.MAIL_READ, State.VALIDATED, Optional.of(NOW.plusSeconds(1))));

    assertThat(access().rights()).containsExactly(Right.MAIL_READ);
    assertThat(access().gates())
        .anySatisfy(gate -> assertThat(gate.evidence().fr()).isEqualTo(", jusqu’au 24/11/2026"));
  }

  @Test
  void warnsOfAMandateThatIsOver() {
    mandates = List.of(mandate(TODAY.minusDays(1), Optional.empty(), Optional.empty()));
    warns("MAN-001");
    mandates = List.of(mandate(TODAY, Optional.of(NOW), Optional.empty()));
    warns("MAN-001");
    mandates = List.of(mandate(TODAY, Optional.of(NOW), Optional.of("Nordex")));
    warns("MAN-003");
    mandates = List.of(mandate(TODAY, Optional.empty(), Optional.empty()));
    warns("MAN-004");
    mandates = List.of(mandate(TODAY.plusDays(30), Optional.empty(), Optional.empty()));
    assertThat(access().gates()).allMatch(gate -> gate.verdict() != AccessGate.Verdict.WARN);
  }

  @Test
  void tellsAMandateOnceWithItsFormAndItsOffice() {
    Mandate held = mandate(TODAY.plusDays(30), Optional.empty(), Optional.empty());
    mandates = List.of(held, held);

    assertThat(access().gates())
        .filteredOn(gate -> gate.kind() == Cause.Gate.MANDATE)
        .extracting(gate -> gate.evidence().fr())
        .containsExactly("Vous représentez Nordex (représentation directe, bureau FR00677A).");
  }

  @Test
  void limitsAnAuthorisationToItself() {
    var from = TODAY.minusYears(1);
    var none = Optional.<LocalDate>empty();
    authorisations = List.of(new Authorisation("C512 FR1", false, from, none, none));
    stopsNoRight("AUTZ-001");
    authorisations = List.of(new Authorisation("C512 FR1", true, from, none, none));
    assertThat(codes(access())).isEmpty();
  }

  @Test
  void stopsFilingWhileTheServiceIsClosed() {
    module = module(ModuleState.Opening.MAINTENANCE, Optional.of(NOW.plusSeconds(60)));
    stopsFiling("MOD-001");
    module = module(ModuleState.Opening.MAINTENANCE, Optional.of(NOW));
    assertThat(codes(access())).isEmpty();
    module = module(ModuleState.Opening.CLOSED, Optional.empty());
    stopsFiling("MOD-002");
  }

  @Test
  void stopsFilingOutsideOpeningHoursAlsoOverMidnight() {
    LocalTime now = LocalTime.ofInstant(NOW, Texts.ZONE);
    hours = Optional.of(new Hours(now, now.plusHours(1)));
    module = module(ModuleState.Opening.OPEN, Optional.empty());
    assertThat(codes(access())).isEmpty();
    hours = Optional.of(new Hours(now.plusHours(1), now));
    module = module(ModuleState.Opening.OPEN, Optional.empty());
    stopsFiling("MOD-003");
    assertThat(access().gates()).anyMatch(gate -> gate.evidence().en().startsWith("Open from"));
    var night = new Hours(LocalTime.of(22, 0), LocalTime.of(6, 0));
    assertThat(night.hold(LocalTime.of(23, 0))).isTrue();
    assertThat(night.hold(LocalTime.of(5, 59))).isTrue();
    assertThat(night.hold(LocalTime.of(6, 0))).isFalse();
  }

  @Test
  void saysWhereTheRightToLodgeHolds() {
    habilitations =
        List.of(
            new Habilitation(
                Right.EXPRESS_LODGE,
                State.VALIDATED,
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(90))),
                "",
                Set.of("FR00677A")));
    assertThat(access().offices()).containsExactly("FR00677A");
    assertThat(access().gate(Right.EXPRESS_LODGE).evidence().fr())
        .startsWith(", pour Roissy prise en charge (FR00677A), jusqu’au ");
    assertThat(access().gate(Right.EXPRESS_LODGE).evidence().en()).contains(", for Roissy");
  }

  @Test
  void tellsEveryCauseAtOnceAndTheFarthestReachingFirst() {
    account = Account.SUSPENDED;
    unit = register(Word.BAD, 2, NOW);
    kind = EoriKind.SIRET;

    assertThat(codes(access())).containsExactly("AUT-003", "SIR-002", "EOR-003");
    assertThat(code(Right.EXPRESS_LODGE)).isEqualTo("AUT-003");
  }

  @Test
  void judgesAMachineByItsCompany() {
    union = register(Word.BAD, 2, NOW);
    Access access = AccessRules.evaluate(facts().firm(), List.of(module), NOW);

    assertThat(access.left(Set.of(Right.EXPRESS_LODGE, Right.MAIL_READ)))
        .containsExactly(Right.MAIL_READ);
  }

  private void closes(String code) {
    assertThat(codes(access())).containsExactly(code);
    assertThat(access().isOpen()).isFalse();
    assertThat(access().rights()).isEmpty();
  }

  private void stopsFiling(String code) {
    assertThat(codes(access())).containsExactly(code);
    assertThat(access().isOpen()).isTrue();
    assertThat(code(Right.EXPRESS_LODGE)).isEqualTo(code);
    assertThat(access().rights())
        .doesNotContain(Right.EXPRESS_LODGE)
        .contains(Right.DECLARATIONS_READ, Right.ARCHIVE_READ);
  }

  private void stopsNoRight(String code) {
    assertThat(codes(access())).containsExactly(code);
    assertThat(access().rights()).contains(Right.EXPRESS_LODGE);
  }

  private void warns(String code) {
    stopsNoRight(code);
    assertThat(access().gates())
        .filteredOn(gate -> gate.cause().isPresent())
        .allMatch(gate -> gate.verdict() == AccessGate.Verdict.WARN);
  }

  private void becomes(String code, Habilitation habilitation) {
    habilitations = List.of(habilitation);
    assertThat(code(habilitation.right())).isEqualTo(code);
    assertThat(access().rights()).isEmpty();
  }

  private String code(Right right) {
    return access().refusal(right).flatMap(AccessGate::cause).map(Cause::code).orElse("none");
  }

  private static List<String> codes(Access access) {
    return access.gates().stream().flatMap(gate -> gate.cause().stream()).map(Cause::code).toList();
  }

  private Access access() {
    return AccessRules.evaluate(facts(), NOW);
  }

  private AccessFacts facts() {
    Firm firm =
        new Firm(
            "Transmer",
            new Siret("00051237600013"),
            administrators,
            unit,
            establishment,
            successor,
            masked,
            new Eori(eori),
            kind,
            Optional.of(eoriSiren),
            union,
            issued,
            List.of(new EoriRule("EXPRESS", EoriKind.SIREN, TODAY, Optional.of(TODAY))),
            mandates,
            authorisations,
            asked);
    return new AccessFacts(
        account,
        secondFactor,
        codes,
        member ? Optional.of(firm) : Optional.empty(),
        office,
        habilitations,
        List.of(module));
  }

  private static Register register(Word word, int negatives, Instant checked) {
    return new Register(word, Optional.of(TODAY), negatives, Optional.of(checked));
  }

  private static Habilitation held(Right right, State state, Optional<Instant> until) {
    return new Habilitation(right, state, NOW.minus(Duration.ofDays(9)), until, "motif.", Set.of());
  }

  private ModuleState module(ModuleState.Opening state, Optional<Instant> until) {
    return new ModuleState(
        "EXPRESS", state, NOW.minusSeconds(60), until, Optional.of("Delta IE"), hours);
  }
}
