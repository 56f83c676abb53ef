// SPDX-License-Identifier: Apache-2.0
package fr.mercure.declarations.express;

import fr.mercure.tariff.ReferenceData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// What the rules need to know beside the message. Answers of the register come as data, so that
/// rules stay pure; a question that nobody answered is not judged.
///
/// @param day legal day of the check, in Paris
/// @param data code lists, rates and limits
/// @param checkDigits whether the check digit of a quoted MRN must hold
/// @param caller the operator on whose behalf the message came
/// @param lrnHolder reference of the declaration that already bears this LRN with other content
/// @param specialArrangements whether the declarant holds the authorisation that F49 needs
/// @param before last version of the declaration that this message amends, presents or invalidates
/// @param byCustoms whether customs itself sends the message
/// @param sandbox whether the wishes of {@link SandboxWish} are granted
record RuleContext(
    LocalDate day,
    ReferenceData data,
    boolean checkDigits,
    Optional<Caller> caller,
    Optional<String> lrnHolder,
    Optional<Boolean> specialArrangements,
    Optional<ExpressDeclaration> before,
    boolean byCustoms,
    boolean sandbox) {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /// The day of Paris at this instant: rates change at midnight there.
  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, PARIS);
  }

  /// All that can be judged without the register and without knowing who sends.
  static RuleContext on(LocalDate day, ReferenceData data) {
    return new RuleContext(
        day,
        data,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  /// The same for a message sent on behalf of this operator.
  RuleContext from(Caller operator) {
    return new RuleContext(
        day,
        data,
        checkDigits,
        Optional.of(operator),
        lrnHolder,
        specialArrangements,
        before,
        byCustoms,
        sandbox);
  }

  /// The same, knowing that another declaration bears the LRN.
  RuleContext lrnTakenBy(String reference) {
    return new RuleContext(
        day,
        data,
        checkDigits,
        caller,
        Optional.of(reference),
        specialArrangements,
        before,
        byCustoms,
        sandbox);
  }

  /// The same, knowing whether the declarant is authorised for special arrangements.
  RuleContext specialArrangements(boolean authorised) {
    return new RuleContext(
        day,
        data,
        checkDigits,
        caller,
        lrnHolder,
        Optional.of(authorised),
        before,
        byCustoms,
        sandbox);
  }

  /// The same for a message about this declaration.
  RuleContext about(ExpressDeclaration declaration) {
    return new RuleContext(
        day,
        data,
        checkDigits,
        caller,
        lrnHolder,
        specialArrangements,
        Optional.of(declaration),
        byCustoms,
        sandbox);
  }

  /// The same without looking at the check digits of quoted MRNs: made-up references circulate in
  /// tests.
  RuleContext withoutCheckDigits() {
    return new RuleContext(
        day, data, false, caller, lrnHolder, specialArrangements, before, byCustoms, sandbox);
  }

  /// The same where the wishes of {@link SandboxWish} are granted.
  RuleContext inSandbox() {
    return new RuleContext(
        day, data, checkDigits, caller, lrnHolder, specialArrangements, before, byCustoms, true);
  }

  /// The same for a message of customs itself.
  RuleContext sentByCustoms() {
    return new RuleContext(
        day, data, checkDigits, caller, lrnHolder, specialArrangements, before, true, sandbox);
  }
}
