// SPDX-License-Identifier: Apache-2.0
package fr.mercure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.mercure.kernel.Eori;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MandatesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void letsAMandateCoverItsProcedureAndItsOfficeOnly() {
    List<Mandate> held = List.of(mandate(TODAY, Optional.empty(), Optional.empty()));
    assertThat(refusal(held, "EXPRESS", "FR00677A")).isEqualTo("none");
    assertThat(refusal(held, "EXPRESS", "FR002300")).isEqualTo("MAN-002");
    assertThat(refusal(held, "TRANSIT", "FR00677A")).isEqualTo("MAN-002");
    assertThat(refusal(List.of(), "EXPRESS", "FR00677A")).isEqualTo("MAN-001");
    List<Mandate> over = List.of(mandate(TODAY.minusDays(1), Optional.empty(), Optional.empty()));
    assertThat(refusal(over, "EXPRESS", "FR00677A")).isEqualTo("MAN-001");
    List<Mandate> replaced = List.of(mandate(TODAY, Optional.of(NOW), Optional.of("Essarts")));
    assertThat(refusal(replaced, "EXPRESS", "FR00677A")).isEqualTo("MAN-003");
  }

  @Test
  void letsAMandateCoverItsFormAndEveryNumberOfItsPrincipalOnly() {
    var held = Mandates.of(List.of(mandate(TODAY, Optional.empty(), Optional.empty())));
    var direct = Optional.of(Mandate.Form.DIRECT);
    assertThat(lack(held, "FR00084632900019", direct)).isEqualTo("none");
    assertThat(lack(held, "FR000846329", Optional.of(Mandate.Form.INDIRECT))).isEqualTo("MAN-002");
    assertThat(lack(held, "FR000846328", direct)).isEqualTo("MAN-001");
    assertThat(lack(Mandates.NONE, "FR000846329", direct)).isEqualTo("MAN-001");
    assertThat(held.nameOf(new Eori("FR000846329"))).hasValue("Nordex");
  }

  private static String lack(Mandates held, String principal, Optional<Mandate.Form> form) {
    return lack(held, principal, form, "EXPRESS", "FR00677A");
  }

  private static String refusal(List<Mandate> mandates, String module, String office) {
    return lack(Mandates.of(mandates), "FR000846329", Optional.empty(), module, office);
  }

  private static String lack(
      Mandates held, String principal, Optional<Mandate.Form> form, String module, String office) {
    return held.lack(
            new Eori(principal), new Eori("FR000512376"), form, module, Optional.of(office), TODAY)
        .map(lack -> lack.cause)
        .orElse("none");
  }

  /// Of Transmer, to represent Nordex directly, at Roissy, express only, since a year ago.
  static Mandate mandate(LocalDate to, Optional<Instant> revoked, Optional<String> successor) {
    return new Mandate(
        1,
        new Eori("FR000846329"),
        "Nordex",
        new Eori("FR000512376"),
        "Transmer",
        Mandate.Form.DIRECT,
        Optional.of("EXPRESS"),
        Optional.of("FR00677A"),
        TODAY.minusYears(1),
        Optional.of(to),
        revoked,
        successor);
  }
}
