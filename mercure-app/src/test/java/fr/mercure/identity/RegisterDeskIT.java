// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.mercure.TestDatabase;
import fr.mercure.identity.AccessGate.Verdict;
import fr.mercure.identity.registers.RegisterServer;
import fr.mercure.identity.registers.RegisterServer.Fault;
import fr.mercure.identity.registers.Registers;
import fr.mercure.identity.registers.Source;
import fr.mercure.kernel.Eori;
import fr.mercure.kernel.Siret;
import fr.mercure.kernel.VatNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Companies, registers that answer or do not, and what becomes of access, on a clock of its own.
class RegisterDeskIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RegisterServer server = new RegisterServer();
  private final TestClock clock = new TestClock();
  private final List<Company> companies = new ArrayList<>();
  private HikariDataSource pool;
  private JdbcClient jdbc;
  private RegisterHealthStore health;
  private AccessStore access;
  private RegisterDesk desk;

  @BeforeEach
  void open() {
    pool = TestDatabase.pool(TestDatabase.fresh(), 2);
    jdbc = JdbcClient.create(pool);
    health = new RegisterHealthStore(jdbc);
    var registers = new Registers(server.settings(Duration.ofSeconds(2)));
    access = new AccessStore(jdbc, new MandateStore(jdbc), registers);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    desk =
        new RegisterDesk(
            new RegisterStore(jdbc), health, registers, transactions, () -> 0.5, clock);
    var enrolment = new EnrolmentStore(jdbc);
    for (String siret : List.of("00051237600013", "00084632900019", "00017310400019")) {
      String eori = "FR" + siret.substring(0, 9);
      companies.add(enrolment.company("Of " + siret, new Siret(siret), new Eori(eori)));
    }
  }

  @AfterEach
  void close() {
    pool.close();
    server.close();
  }

  @Test
  void checksEveryNumberOnceADayAndKeepsTheEvidence() {
    pass(Duration.ofMinutes(3));
    assertThat(gates(companies.getFirst()))
        .filteredOn(gate -> gate.kind() == Cause.Gate.COMPANY || gate.kind() == Cause.Gate.EORI)
        .hasSize(2)
        .allMatch(gate -> gate.verdict() == Verdict.OK);
    int once = server.asked();
    assertThat(once).as("three SIRET, three EORI in one, three VAT numbers").isEqualTo(7);

    pass(Duration.ofHours(12));
    assertThat(server.asked()).isEqualTo(once);
    pass(Duration.ofHours(12));
    assertThat(server.asked()).isEqualTo(2 * once);
    var file = new CompanyStore(jdbc).file(companies.getFirst());
    assertThat(file.evidence())
        .extracting(CompanyFile.Answered::source)
        .containsExactlyInAnyOrder("SIRENE", "EOS", "VIES");
    assertThat(file.evidence()).allMatch(said -> said.sha256().length() == 64);
  }

  @Test
  void stopsNoValidCompanyThroughThreeDaysWithoutAnyRegister() {
    pass(Duration.ofMinutes(3));
    Fault[] faults = Fault.values();
    for (int hour = 0; hour < 72; hour++) {
      Fault fault = faults[1 + hour % (faults.length - 2)];
      server.fault(fault);
      pass(Duration.ofHours(1));
      for (Company company : companies) {
        assertThat(rights(company)).as("hour %d, %s", hour, fault).contains(Right.EXPRESS_LODGE);
      }
    }
    assertThat(server.asked()).as("registers are left alone meanwhile").isLessThan(900);
    assertThat(gates(companies.getFirst()))
        .filteredOn(gate -> gate.kind() == Cause.Gate.EORI)
        .allMatch(gate -> gate.verdict() == Verdict.UNKNOWN)
        .allMatch(gate -> gate.evidence().en().contains("Last answer of the register"));
    assertThat(health.health(clock.instant()))
        .allMatch(one -> one.fresh() == 0 && !one.failure().isEmpty());

    server.fault(Fault.NONE);
    pass(Duration.ofHours(3));
    assertThat(health.health(clock.instant()))
        .allMatch(one -> one.fresh() == 3 && one.breaker().failures() == 0);
  }

  @Test
  void stopsNobodyWhoWasNeverCheckedWhileNobodyAnswers() {
    server.fault(Fault.DOWN);
    pass(Duration.ofDays(3));
    assertThat(rights(companies.getFirst())).contains(Right.EXPRESS_LODGE);
    assertThat(gates(companies.getFirst()))
        .anyMatch(gate -> gate.evidence().en().contains("no answer yet"));
  }

  @Test
  void stopsFilingAfterTwoAnswersAgainstAnEstablishmentAnHourApartAndNamesItsSuccessor() {
    Company company = companies.getFirst();
    server.state(company.siret().value(), "F00084632900019");
    pass(Duration.ofMinutes(30));
    assertThat(rights(company)).contains(Right.EXPRESS_LODGE);
    pass(Duration.ofHours(1));
    assertThat(rights(company))
        .doesNotContain(Right.EXPRESS_LODGE)
        .contains(Right.DECLARATIONS_READ);
    assertThat(codes(company)).containsExactly("SIR-001");
    assertThat(rights(companies.get(1))).contains(Right.EXPRESS_LODGE);

    server.state(company.siret().value(), "A");
    pass(Duration.ofHours(25));
    assertThat(rights(company)).contains(Right.EXPRESS_LODGE);
  }

  @Test
  void stopsFilingUnderAnEoriThatIsNotValidAndOfACompanyThatHasCeased() {
    Company company = companies.getFirst();
    server.state(company.eori().value(), "1");
    pass(Duration.ofMinutes(90));
    assertThat(codes(company)).containsExactly("EOR-002");
    Company other = companies.get(1);
    server.state(other.siret().value(), "C");
    pass(Duration.ofHours(25));
    assertThat(codes(other)).containsExactly("SIR-002");
    Company third = companies.getLast();
    server.state(third.siret().value(), "404");
    pass(Duration.ofHours(26));
    assertThat(codes(third)).containsExactly("SIR-003");
  }

  @Test
  void blocksNobodyForAVatNumber() {
    Company company = companies.getFirst();
    server.state(VatNumber.ofSiren(company.siret().siren()).value(), "INVALID");
    pass(Duration.ofHours(3));
    assertThat(codes(company)).isEmpty();
  }

  @Test
  void takesManyAnswersAgainstWithinAnHourForAnOutageOfTheRegister() {
    enrol(12);
    companies.stream()
        .map(company -> company.eori().value())
        .filter(eori -> eori.startsWith("DE"))
        .forEach(eori -> server.state(eori, "1"));
    pass(Duration.ofHours(5));
    for (Company company : companies) {
      assertThat(codes(company)).isEmpty();
    }
    var eos = health(Source.EOS);
    assertThat(eos.frozen()).isTrue();
    assertThat(eos.breaker().isClosed(clock.instant())).isTrue();
    assertThat(health(Source.SIRENE).frozen()).isFalse();
  }

  @Test
  void asksNoMoreThanARegisterAllows() {
    enrol(40);
    for (int minute = 0; minute < 3; minute++) {
      int before = server.asked();
      desk.ask();
      assertThat(server.asked() - before)
          .isLessThanOrEqualTo(
              Source.SIRENE.perMinute + Source.VIES.perMinute + Source.EOS.perMinute);
      assertThat(health(Source.SIRENE).asked()).isLessThanOrEqualTo(Source.SIRENE.perMinute);
      clock.now = clock.now.plus(MINUTE);
    }
  }

  /// More companies: establishments of La Poste, under German numbers.
  private void enrol(int many) {
    var enrolment = new EnrolmentStore(jdbc);
    IntStream.range(1, 99_999)
        .mapToObj("356000000%05d"::formatted)
        .flatMap(siret -> Siret.parse(siret).stream())
        .limit(many)
        .forEach(siret ->
            companies.add(enrolment.company("Of " + siret, siret, new Eori("DE" + siret.value()))));
  }

  private RegisterHealthStore.Health health(Source source) {
    return health.health(clock.instant()).stream()
        .filter(one -> one.source() == source)
        .findFirst()
        .orElseThrow();
  }

  /// Lets time go by, the desk at work every ten minutes.
  private void pass(Duration time) {
    Instant end = clock.now.plus(time);
    while (clock.now.isBefore(end)) {
      desk.ask();
      clock.now = clock.now.plus(Duration.ofMinutes(10));
    }
    clock.now = end;
  }

  private List<AccessGate> gates(Company company) {
    return evaluate(company).gates();
  }

  private List<String> codes(Company company) {
    return evaluate(company).codes();
  }

  private Set<Right> rights(Company company) {
    return evaluate(company).left(Set.of(Right.EXPRESS_LODGE, Right.DECLARATIONS_READ));
  }

  private Access evaluate(Company company) {
    return AccessRules.evaluate(
        Optional.of(access.firm(company)), access.modules(), clock.instant());
  }

  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
