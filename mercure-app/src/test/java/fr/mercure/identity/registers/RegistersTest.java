// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity.registers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.identity.registers.Answer.Said;
import fr.mercure.identity.registers.Answer.Silent;
import fr.mercure.identity.registers.Answer.Why;
import fr.mercure.identity.registers.Answer.Word;
import fr.mercure.identity.registers.RegisterServer.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegistersTest {
  private static final String SIRET = "13002526500013";
  private static final String EORI = "FR130025265";
  private static final String VAT = "FR31130025265";

  private final RegisterServer server = new RegisterServer();
  private final Registers registers = new Registers(server.settings(Duration.ofMillis(500)));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void knowsWhatIsInForceAndKeepsTheDigestOfTheAnswer() {
    var establishment = (Said) ask(Source.SIRENE, SIRET);
    assertThat(establishment.word()).isEqualTo(Word.GOOD);
    assertThat(establishment.since()).hasValue(LocalDate.of(2026, 10, 1));
    assertThat(establishment.sha256()).matches("[0-9a-f]{64}");
    assertThat(((Said) ask(Source.EOS, EORI)).word()).isEqualTo(Word.GOOD);
    assertThat(((Said) ask(Source.VIES, VAT)).word()).isEqualTo(Word.GOOD);
  }

  @ParameterizedTest
  @CsvSource({"F, CLOSED", "C, CEASED", "404, MISSING"})
  void knowsAnEstablishmentThatIsNoMore(String state, Word word) {
    server.state(SIRET, state);
    assertThat(((Said) ask(Source.SIRENE, SIRET)).word()).isEqualTo(word);
  }

  @Test
  void findsTheEstablishmentThatTookOver() {
    server.state(SIRET, "F13002526500021");
    assertThat(((Said) ask(Source.SIRENE, SIRET)).successor()).hasValue("13002526500021");
    server.state(SIRET, "F");
    assertThat(((Said) ask(Source.SIRENE, SIRET)).successor()).isEmpty();
  }

  @Test
  void takesACompanyThatIsMaskedForValid() {
    server.state(SIRET, "P");
    var said = (Said) ask(Source.SIRENE, SIRET);
    assertThat(said.masked()).isTrue();
    assertThat(said.word()).isEqualTo(Word.GOOD);
  }

  @Test
  void asksManyEoriNumbersInOneRequestAndTellsThemApart() {
    server.state("DE1", "1");
    server.state("IT2", "2");
    Map<String, Answer> answers = registers.ask(Source.EOS, List.of(EORI, "DE1", "IT2", "XI3"));
    assertThat(server.asked()).isOne();
    assertThat(((Said) of(answers, EORI)).word()).isEqualTo(Word.GOOD);
    assertThat(((Said) of(answers, "DE1")).word()).isEqualTo(Word.INVALID);
    assertThat(of(answers, "IT2")).as("an error status").isInstanceOf(Silent.class);
    assertThat(((Said) of(answers, "XI3")).word()).isEqualTo(Word.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_INPUT, UNREADABLE",
    "INVALID_REQUESTER_INFO, UNREADABLE",
    "SERVICE_UNAVAILABLE, DOWN",
    "MS_UNAVAILABLE, DOWN",
    "TIMEOUT, DOWN",
    "VAT_BLOCKED, REFUSED",
    "IP_BLOCKED, REFUSED",
    "GLOBAL_MAX_CONCURRENT_REQ, QUOTA",
    "GLOBAL_MAX_CONCURRENT_REQ_TIME, QUOTA",
    "MS_MAX_CONCURRENT_REQ, QUOTA",
    "MS_MAX_CONCURRENT_REQ_TIME, QUOTA"
  })
  void takesNoErrorOfViesForAnAnswer(String error, Why why) {
    server.state(VAT, error);
    assertThat(((Silent) ask(Source.VIES, VAT)).why()).isEqualTo(why);
  }

  @Test
  void knowsAVatNumberThatIsNotValid() {
    server.state(VAT, "INVALID");
    assertThat(((Said) ask(Source.VIES, VAT)).word()).isEqualTo(Word.INVALID);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void takesNoFaultForAnAnswer(Fault fault) {
    server.fault(fault);
    assertThat(ask(Source.SIRENE, SIRET)).isInstanceOf(Silent.class);
    assertThat(ask(Source.EOS, EORI)).isInstanceOf(Silent.class);
    assertThat(ask(Source.VIES, VAT)).isInstanceOf(Silent.class);
  }

  @Test
  void tellsAQuotaAndWhenToComeBack() {
    server.fault(Fault.QUOTA);
    assertThat(ask(Source.SIRENE, SIRET))
        .isEqualTo(new Silent(Why.QUOTA, Optional.of(Duration.ofMinutes(2))));
  }

  @Test
  void isDownWhenNobodyListens() {
    server.close();
    assertThat(ask(Source.EOS, EORI)).isEqualTo(Silent.of(Why.DOWN));
  }

  @Test
  void takesNoAnswerAboutAnotherNumber() {
    String body = RegisterServer.establishment("73282932000074", "F");
    assertThat(Sirene.read(Replies.ok(body), SIRET)).isEqualTo(Silent.of(Why.UNREADABLE));
  }

  @Test
  void asksNobodyWhereTheSiteHasSetNothing() {
    var none = new Registers(new RegistersSettings(null, null, null, Duration.ofSeconds(1)));
    for (Source source : Source.values()) {
      assertThat(none.isConfigured(source)).isFalse();
      assertThat(none.ask(source, List.of("X1"))).containsValue(Silent.of(Why.REFUSED));
    }
  }

  private Answer ask(Source source, String number) {
    return of(registers.ask(source, List.of(number)), number);
  }

  private static Answer of(Map<String, Answer> answers, String number) {
    return Objects.requireNonNull(answers.get(number));
  }
}
